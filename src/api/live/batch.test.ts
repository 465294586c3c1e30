import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { manualClock } from '../../../rules/clock.ts';
import { createLiveBatch, liveCacheOf } from './batch.ts';
import { qrKey } from './cache.ts';

function batch() {
  const clock = manualClock();
  const client = new QueryClient();
  const flushes: number[][] = [];
  const batch = createLiveBatch({
    cache: liveCacheOf(client),
    clock,
    onEvents: (events) =>
      flushes.push(
        events.flatMap((live) => (live.event === 'qr' ? (live.data.sequence ?? 0) : [])),
      ),
  });
  return {
    clock,
    flushes,
    forget: batch.forget,
    known: () => client.getQueryData(qrKey('desk')),
    code(sequence: number) {
      const data = { session: 'desk', qr: 'data:,', qr_text: 'x', sequence, total: 6 };
      batch.hear({ id: undefined, event: 'qr', data: JSON.stringify(data) }, null);
    },
  };
}

test('an event that comes alone does not wait', () => {
  const { clock, flushes, code } = batch();
  code(1);
  clock.advance(0);
  clock.advance(1_000);
  code(2);
  clock.advance(0);
  expect(flushes).toEqual([[1], [2]]);
});

test('a burst is written together, ten times a second', () => {
  const { clock, flushes, code } = batch();
  for (let sequence = 1; sequence <= 200; sequence += 1) {
    code(sequence);
    clock.advance(5);
  }
  clock.advance(100);
  expect(flushes.length).toBeLessThanOrEqual(12);
  expect(flushes.flat()).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
});

test('what waited when somebody signed out is written nowhere', () => {
  const { clock, flushes, code, forget, known } = batch();
  code(1);
  forget();
  clock.advance(1_000);
  expect([flushes, known()]).toEqual([[], undefined]);
  code(2);
  clock.advance(0);
  expect(known()).toMatchObject({ sequence: 2 });
});
