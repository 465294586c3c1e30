import { describe, expect, test } from 'vitest';
import { pairingScene, sceneStep } from './scene.ts';

const noon = Date.parse('2026-03-01T12:00:00Z');
const at = (seconds: number) => new Date(noon + seconds * 1000).toISOString();

const waiting = {
  status: 'qr_code',
  status_reason: null,
  status_since: at(0),
  status_until: null,
};
const code = {
  value: { qr: '', qr_text: 'a code', sequence: 2, total: 6, expires_at: at(20) },
  receivedAt: noon,
};
const seen = {
  session: waiting,
  code,
  link: 'up',
  linkSince: noon,
  askedAt: null,
  now: noon + 5_000,
} as const;

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
    expect(pairingScene({ ...seen, link: 'down' })).toEqual({ kind: 'cut_off', since: noon });
  });

  test('where none could be told to the page', () => {
    expect(pairingScene({ ...seen, link: 'none' })).toEqual({ kind: 'no_codes' });
  });

  test.each(['starting', 'working', 'failed', 'stopped', 'hibernating'])(
    'when it is %s',
    (status) => {
      expect(pairingScene({ ...seen, session: { ...waiting, status } }).kind).not.toBe('code');
    },
  );
});

test('a connection of the page that is soon back hides no code', () => {
  const down = { ...seen, link: 'down', linkSince: noon + 5_000 } as const;
  expect(pairingScene(down).kind).toBe('code');
  expect(pairingScene({ ...down, now: noon + 7_999 }).kind).toBe('code');
  expect(pairingScene({ ...down, now: noon + 8_000 }).kind).toBe('cut_off');
  const silentForLong = { ...down, linkSince: noon - 30_000 };
  expect(pairingScene(silentForLong).kind).toBe('cut_off');
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
  const session = { ...waiting, status: 'starting', status_since: at(-18), status_until: at(42) };
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
  const session = { ...waiting, status: 'starting', status_since: null };
  expect(pairingScene({ ...seen, session })).toEqual({ kind: 'busy', elapsedMs: 0, limitMs: null });
});

describe('a linked phone', () => {
  const linked = { ...waiting, status: 'working' };

  test('is a success while nothing is amiss', () => {
    expect(pairingScene({ ...seen, session: linked })).toEqual({ kind: 'linked' });
  });

  test('is none while its connection is away, which may last a minute', () => {
    const status_reason = 'reconnecting';
    const session = { ...linked, status_reason, status_since: at(-18), status_until: at(42) };
    expect(pairingScene({ ...seen, session, now: noon })).toEqual({
      kind: 'unsettled',
      elapsedMs: 18_000,
      limitMs: 60_000,
    });
  });

  test('is none for a reason that nobody knows', () => {
    expect(
      pairingScene({ ...seen, session: { ...linked, status_reason: 'sleepy' } }),
    ).toMatchObject({ kind: 'unsettled', limitMs: null });
  });
});

test('a scene is drawn anew by itself only where time changes it', () => {
  const stepOf = (status: string, status_reason: string | null = null) =>
    sceneStep({ ...waiting, status, status_reason });
  expect([stepOf('qr_code'), stepOf('starting'), stepOf('working', 'reconnecting')]).toEqual([
    500, 500, 500,
  ]);
  expect([stepOf('working'), stepOf('failed', 'banned'), stepOf('stopped')]).toEqual([0, 0, 0]);
});
