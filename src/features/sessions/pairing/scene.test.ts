import { describe, expect, test } from 'vitest';
import { pairingScene } from './scene.ts';

const noon = Date.parse('2026-03-01T12:00:00Z');
const at = (seconds: number) => new Date(noon + seconds * 1000).toISOString();

const waiting = { status: 'qr_code', status_since: at(0), status_until: null };
const code = {
  value: { qr: '', qr_text: 'a code', sequence: 2, total: 6, expires_at: at(20) },
  receivedAt: noon,
};
const seen = { session: waiting, code, link: 'up', askedAt: null, now: noon + 5_000 } as const;

test('a living code is shown while changes reach the page', () => {
  expect(pairingScene(seen)).toMatchObject({ kind: 'code', life: { leftMs: 15_000 } });
});

describe('no code stays on the screen', () => {
  test('that has expired', () => {
    expect(pairingScene({ ...seen, now: noon + 21_000 })).toEqual({
      kind: 'between',
      expiredMs: 1_000,
    });
  });

  test('while the page would not hear of the next one', () => {
    expect(pairingScene({ ...seen, link: 'down' })).toEqual({ kind: 'cut_off' });
  });

  test.each(['starting', 'working', 'failed', 'stopped', 'hibernating'])(
    'when it is %s',
    (status) => {
      expect(pairingScene({ ...seen, session: { ...waiting, status } }).kind).not.toBe('code');
    },
  );
});

test('a code that was asked for by hand lives out its time without a connection', () => {
  const asked = { ...seen, link: 'down', askedAt: noon - 1_000 } as const;
  expect(pairingScene(asked).kind).toBe('code');
  expect(pairingScene({ ...asked, now: noon + 21_000 }).kind).toBe('cut_off');
  expect(pairingScene({ ...asked, askedAt: noon + 1_000 }).kind).toBe('cut_off');
});

test('before it is known whether changes reach the page, nothing is shown or said to be wrong', () => {
  expect(pairingScene({ ...seen, link: 'opening' })).toEqual({ kind: 'between', expiredMs: 0 });
});

test('before the first code came there is one to wait for', () => {
  expect(pairingScene({ ...seen, code: null })).toEqual({ kind: 'between', expiredMs: 0 });
});

test('work under way says how long it takes, and at most', () => {
  const session = { status: 'starting', status_since: at(-18), status_until: at(42) };
  expect(pairingScene({ ...seen, session, now: noon })).toEqual({
    kind: 'busy',
    elapsedMs: 18_000,
    limitMs: 60_000,
  });
  expect(pairingScene({ ...seen, session, now: noon + 90_000 })).toMatchObject({
    elapsedMs: 60_000,
  });
});

test('work of a server that gives no times is still shown', () => {
  const session = { status: 'starting', status_since: null, status_until: null };
  expect(pairingScene({ ...seen, session })).toEqual({ kind: 'busy', elapsedMs: 0, limitMs: null });
});
