import { expect, test } from 'vitest';
import { pollDelay } from './poll-delay.ts';

test.each([
  ['a live page', 'starting', 'live', false, false],
  ['a page that connects', 'starting', 'connecting', false, false],
  ['a page nobody is logged in to', null, 'off', false, false],
  ['a hidden page', 'qr_code', 'polling', true, false],
  ['a list without a stream', null, 'polling', false, 30_000],
  ['a settled session without a stream', 'working', 'polling', false, 30_000],
  ['a session on its way', 'starting', 'polling', false, 15_000],
  ['a session that waits to be scanned', 'qr_code', 'reconnecting', false, 15_000],
  ['a status we do not know', 'hibernating', 'reconnecting', false, 30_000],
] as const)('%s waits', (_, status, live, hidden, delay) => {
  expect(pollDelay(status, live, hidden)).toBe(delay);
});

test('beside the stream of a session its page seldom asks', () => {
  expect(pollDelay('qr_code', 'polling', false, 'live')).toBe(60_000);
  expect(pollDelay('qr_code', 'polling', false, 'reconnecting')).toBe(15_000);
  expect(pollDelay('qr_code', 'polling', true, 'live')).toBe(false);
});

test('a page with a list and a session on its way stays under ten requests a minute', () => {
  const perMinute = (delay: number | false) => (delay === false ? 0 : 60_000 / delay);
  const list = perMinute(pollDelay(null, 'polling', false));
  const session = perMinute(pollDelay('starting', 'polling', false));
  expect(list + session).toBeLessThan(10);
});
