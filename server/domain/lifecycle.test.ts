import { describe, expect, test } from 'vitest';
import type { Close } from './close-reasons.ts';
import { advance } from './lifecycle.ts';
import {
  atRest,
  isRunning,
  type Lifecycle,
  type LifecycleEvent,
  statusUntil,
  wakesAt,
} from './lifecycle-state.ts';

const T = 1_000_000;
const fresh = atRest({ status: 'stopped', status_reason: null, phone_number: null });
const linked = atRest({ status: 'stopped', status_reason: null, phone_number: '447700900142' });

const start: LifecycleEvent = { type: 'start' };
const answered: LifecycleEvent = { type: 'answered' };
const code: LifecycleEvent = { type: 'code', endsAt: T + 160_000 };
const scanned: LifecycleEvent = { type: 'scanned' };
const opened: LifecycleEvent = { type: 'opened' };
const timer: LifecycleEvent = { type: 'timer' };
const closed = (code: number, until: number | null = null): LifecycleEvent => ({
  type: 'closed',
  close: { kind: 'code', code, until },
});
const ended = (kind: Exclude<Close['kind'], 'code'>): LifecycleEvent => ({
  type: 'closed',
  close: { kind },
});

/** Plays events, each a millisecond apart or at the time given before it. */
function play(from: Lifecycle, ...events: (LifecycleEvent | number)[]) {
  let now = T;
  let state = from;
  let effects: readonly string[] = [];
  for (const event of events) {
    if (typeof event === 'number') now = T + event;
    else ({ state, effects } = advance(state, event, { now, random: 0 }));
  }
  return { state, effects, shown: [state.status, state.reason] };
}

const pairing = play(fresh, start, answered, code).state;
const finishing = play(pairing, scanned).state;
const working = play(finishing, closed(515), answered, opened).state;
const lasting: Lifecycle = { ...working, openedAt: T - 600_000 };

describe('pairing', () => {
  test('a start connects, and waits a minute for a code', () => {
    const { shown, effects, state } = play(fresh, start);
    expect(shown).toEqual(['starting', null]);
    expect(effects).toEqual(['connect']);
    expect(wakesAt(state)).toBe(T + 60_000);
  });

  test('a code is shown until its batch ends', () => {
    expect([pairing.status, pairing.reason]).toEqual(['qr_code', null]);
    expect(statusUntil(pairing)).toBe(T + 160_000);
  });

  test('codes that are used up end in qr_expired, and the attempt is forgotten', () => {
    const { shown, effects, state } = play(pairing, ended('codes_used_up'));
    expect(shown).toEqual(['failed', 'qr_expired']);
    expect(effects).toEqual(['disconnect', 'forget']);
    expect(state.wanted).toBe(false);
  });

  test('so do codes of which nobody said that they ended', () => {
    expect(play(pairing, 160_000, timer).shown).toEqual(['failed', 'qr_expired']);
  });

  test('a scan leads to starting/finishing for at most a minute', () => {
    expect([finishing.status, finishing.reason]).toEqual(['starting', 'finishing']);
    expect(statusUntil(finishing)).toBe(T + 60_000);
  });

  test('515 after the scan connects again at once', () => {
    const { shown, effects } = play(finishing, closed(515));
    expect(shown).toEqual(['starting', 'finishing']);
    expect(effects).toEqual(['connect']);
  });

  test('a finish that takes longer than a minute is a timeout', () => {
    const { shown, effects } = play(finishing, closed(515), answered, 60_000, timer);
    expect(shown).toEqual(['failed', 'timeout']);
    expect(effects).toEqual(['disconnect']);
  });

  test('codes that run out between scan and restart do not spoil the pairing', () => {
    const { shown } = play(finishing, ended('codes_used_up'));
    expect(shown).toEqual(['starting', 'finishing']);
  });

  test('a code that comes after the scan is not shown', () => {
    expect(play(finishing, code).shown).toEqual(['starting', 'finishing']);
  });

  test('a passkey that is asked for ends the attempt', () => {
    const { shown, effects } = play(pairing, { type: 'passkey_asked' });
    expect(shown).toEqual(['failed', 'passkey_required']);
    expect(effects).toEqual(['disconnect', 'forget']);
  });

  test('a break while a code is shown takes the code away and connects again', () => {
    const { shown, state } = play(pairing, closed(503));
    expect(shown).toEqual(['starting', null]);
    expect(state.retryAt).toBe(T + 1_000);
    expect(play(pairing, closed(503), 1_000, timer).effects).toEqual(['connect']);
  });
});

describe('closes that are final', () => {
  test.each([
    [401, 'logged_out'],
    [402, 'restricted'],
    [403, 'banned'],
    [405, 'client_outdated'],
    [406, 'banned'],
    [440, 'replaced'],
    [463, 'restricted'],
    [411, 'closed_411'],
    [999, 'closed_999'],
  ])('%i is %s, and nothing is retried', (number, reason) => {
    for (const from of [pairing, finishing, working, play(linked, start).state]) {
      const { shown, state } = play(from, closed(number));
      expect(shown).toEqual(['failed', reason]);
      expect(isRunning(state)).toBe(false);
      expect(state.wanted).toBe(false);
    }
  });

  test('only a logout voids the keys', () => {
    expect(play(working, closed(401)).effects).toContain('forget');
    expect(play(working, closed(401)).state.linked).toBe(false);
    for (const number of [402, 403, 405, 406, 440]) {
      expect(play(working, closed(number)).effects).toEqual(['disconnect']);
      expect(play(working, closed(number)).state.linked).toBe(true);
    }
  });

  test('a restriction says until when', () => {
    expect(statusUntil(play(working, closed(402, T + 7_200_000)).state)).toBe(T + 7_200_000);
    expect(statusUntil(play(working, closed(402)).state)).toBeNull();
  });

  test('a server that is not WhatsApp’s is refused for good', () => {
    expect(play(linked, start, ended('untrusted')).shown).toEqual(['failed', 'untrusted_server']);
  });
});

describe('a connection that breaks', () => {
  test.each([408, 428, 500, 503, 515])('%i makes it working/reconnecting', (number) => {
    const { shown, state } = play(lasting, closed(number));
    expect(shown).toEqual(['working', 'reconnecting']);
    expect(statusUntil(state)).toBe(T + 60_000);
  });

  test('515 connects at once, and not twice in a row', () => {
    expect(play(lasting, closed(515)).effects).toEqual(['connect']);
    const again = play(lasting, closed(515), closed(515));
    expect(again.effects).toEqual([]);
    expect(again.state.retryAt).toBe(T + 2_000);
  });

  test('500 is retried once', () => {
    const twice = play(lasting, closed(500), 1_000, timer, opened, closed(500));
    expect(twice.shown).toEqual(['failed', 'closed_500']);
  });

  test('retries come after 1 s, 2 s, 4 s and so on up to a minute', () => {
    let state = lasting;
    const delays = Array.from({ length: 8 }, () => {
      state = advance(state, closed(428), { now: T, random: 0 }).state;
      const delay = (state.retryAt ?? 0) - T;
      state = { ...state, deadline: T + 9e9, retryAt: T };
      state = advance(state, timer, { now: T, random: 0 }).state;
      return delay / 1_000;
    });
    expect(delays).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  test('chance spreads them by up to a fifth', () => {
    const { state } = advance(lasting, closed(428), { now: T, random: 1 });
    expect(state.retryAt).toBe(T + 800);
  });

  test('it works again when it opens', () => {
    const again = play(lasting, closed(428), 1_000, timer, answered, opened);
    expect(again.shown).toEqual(['working', null]);
    expect(wakesAt(again.state)).toBeNull();
  });

  test('a connection that opened for a moment does not begin the count again', () => {
    const { state } = play(lasting, closed(503), 1_000, timer, opened, 2_000, closed(503));
    expect(state.retryAt).toBe(T + 4_000);
  });
});

describe('no network', () => {
  const offline = play(lasting, closed(428), 1_000, timer, ended('unreachable'), 60_000, timer);

  test('after a minute without it the session says so', () => {
    expect(offline.shown).toEqual(['failed', 'network']);
    expect(offline.state.wanted).toBe(true);
  });

  test('and tries again each minute', () => {
    expect(statusUntil(offline.state)).toBe(T + 120_000);
    const tried = play(offline.state, 120_000, timer);
    expect(tried.effects).toEqual(['connect']);
    expect(tried.shown).toEqual(['failed', 'network']);
    const failed = play(tried.state, 121_000, ended('unreachable'));
    expect(statusUntil(failed.state)).toBe(T + 180_000);
  });

  test('until it is back', () => {
    expect(play(offline.state, 120_000, timer, answered, opened).shown).toEqual(['working', null]);
  });

  test('a start without it ends the same way, linked or not', () => {
    for (const from of [fresh, linked]) {
      const { shown } = play(from, start, ended('unreachable'), 60_000, timer);
      expect(shown).toEqual(['failed', 'network']);
    }
  });

  test('and a code that then comes is shown', () => {
    const { shown } = play(fresh, start, 60_000, timer, 120_000, timer, answered, {
      type: 'code',
      endsAt: T + 280_000,
    });
    expect(shown).toEqual(['qr_code', null]);
  });

  test('WhatsApp that answered and then said nothing is a timeout, not the network', () => {
    const { shown, state } = play(linked, start, answered, 60_000, timer);
    expect(shown).toEqual(['failed', 'timeout']);
    expect(isRunning(state)).toBe(false);
    expect(state.wanted).toBe(true);
  });
});

describe('verbs', () => {
  test('a start can be put off', () => {
    const { state, effects } = play(linked, { type: 'start', delay: 500 });
    expect(effects).toEqual(['disconnect']);
    expect(wakesAt(state)).toBe(T + 500);
    expect(play(state, 500, timer).effects).toEqual(['connect']);
  });

  test('a start of what runs does nothing', () => {
    for (const state of [pairing, finishing, working]) {
      expect(play(state, start)).toMatchObject({ state, effects: [] });
    }
  });

  test('a restart connects anew from anywhere', () => {
    for (const state of [fresh, pairing, finishing, working]) {
      expect(play(state, { type: 'restart' })).toMatchObject({
        shown: ['starting', null],
        effects: ['connect'],
      });
    }
  });

  test('a stop keeps the login', () => {
    const { shown, state, effects } = play(working, { type: 'stop' });
    expect(shown).toEqual(['stopped', null]);
    expect(effects).toEqual(['disconnect']);
    expect(state).toMatchObject({ linked: true, wanted: false });
  });

  test('a logout unlinks what is linked, and forgets', () => {
    expect(play(working, { type: 'logout' }).effects).toEqual(['unlink', 'forget']);
    expect(play(linked, { type: 'logout' }).effects).toEqual(['unlink', 'forget']);
    expect(play(pairing, { type: 'logout' }).effects).toEqual(['disconnect', 'forget']);
  });

  test('what a stopped session’s connection still says changes nothing', () => {
    const { state } = play(working, { type: 'stop' });
    for (const event of [answered, code, scanned, opened, closed(428), timer]) {
      expect(play(state, event)).toMatchObject({ state, effects: [] });
    }
  });
});
