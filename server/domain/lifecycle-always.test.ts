import { expect, test } from 'vitest';
import { sessionStatuses } from '../../contract/sessions.ts';
import { advance } from './lifecycle.ts';
import { atRest, type LifecycleEvent, wakesAt } from './lifecycle-state.ts';

const timer: LifecycleEvent = { type: 'timer' };
const closedWith = (code: number): LifecycleEvent => ({
  type: 'closed',
  close: { kind: 'code', code, until: null },
});

test('whatever happens, the status is legal and ends by itself unless it may stay', () => {
  const codes = [400, 401, 402, 403, 405, 406, 408, 411, 428, 440, 463, 500, 503, 515];
  const events: LifecycleEvent[] = [
    timer,
    { type: 'start' },
    { type: 'start', delay: 250 },
    { type: 'restart' },
    { type: 'stop' },
    { type: 'logout' },
    { type: 'passkey_asked' },
    { type: 'answered' },
    { type: 'code', endsAt: 0 },
    { type: 'scanned' },
    { type: 'opened' },
    { type: 'closed', close: { kind: 'codes_used_up' } },
    { type: 'closed', close: { kind: 'unreachable' } },
    { type: 'closed', close: { kind: 'untrusted' } },
    ...codes.map((number) => closedWith(number)),
  ];
  const next = pseudoRandom(20_260_125);
  let state = atRest({ status: 'stopped', status_reason: null, phone_number: null });
  let now = 1_000_000;
  for (let step = 0; step < 20_000; step++) {
    const event = events[Math.floor(next() * events.length)] ?? timer;
    const due = wakesAt(state);
    now = event === timer && due !== null ? Math.max(now, due) : now + Math.floor(next() * 5_000);
    const shifted = event.type === 'code' ? { ...event, endsAt: now + 160_000 } : event;
    state = advance(state, shifted, { now, random: next() }).state;
    expect(sessionStatuses).toContain(state.status);
    const mayStay =
      state.status === 'stopped' ||
      (state.status === 'working' && state.reason === null) ||
      (state.status === 'failed' && state.reason !== 'network');
    expect(wakesAt(state) === null).toBe(mayStay);
    if (state.status === 'failed') expect(state.reason).not.toBeNull();
  }
});

function pseudoRandom(seed: number): () => number {
  let value = seed;
  return () => {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
    return value / 2 ** 32;
  };
}
