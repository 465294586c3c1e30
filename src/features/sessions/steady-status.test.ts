import { expect, test } from 'vitest';
import type { Session } from '../../../contract/sessions.ts';
import { manualClock } from '../../../rules/clock.ts';
import { flapMs } from '../../pairing/flap.ts';
import { type SteadySessions, steadySessions } from './steady-status.ts';

const desk: Session = {
  id: 1,
  name: 'front-desk',
  status: 'working',
  status_reason: null,
  status_until: null,
  phone_number: '447700900187',
  push_name: null,
  network: 'whatsapp',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  status_since: '2026-01-01T00:00:00Z',
  last_inbound_at: null,
  last_ack_at: null,
};
const dropped = (more: Partial<Session> = {}): Session => ({
  ...desk,
  status_reason: 'reconnecting',
  status_since: '2026-01-25T15:00:00Z',
  ...more,
});

function list() {
  const clock = manualClock();
  let steady: SteadySessions | null = null;
  const tell = (...told: Session[]) => {
    steady = steadySessions(steady, told, clock.now());
    return steady;
  };
  return { clock, tell, again: () => tell(...(steady?.told ?? [])) };
}

test('a connection that is soon back was never away, and draws nothing', () => {
  const { clock, tell } = list();
  tell(desk);
  expect(tell(dropped()).shown[0]).toBe(desk);
  clock.advance(flapMs - 1);
  const back = { ...desk, updated_at: '2026-01-25T15:00:02Z' };
  const { shown, dueAt } = tell(back);
  expect(shown).toEqual([back]);
  expect(dueAt).toBeNull();
});

test('one that stays away is shown when its time is over', () => {
  const { clock, tell, again } = list();
  tell(desk);
  expect(tell(dropped()).dueAt).toBe(clock.now() + flapMs);
  clock.advance(flapMs);
  expect(again().shown).toEqual([dropped()]);
  expect(again().dueAt).toBeNull();
});

test('a second drop has a time of its own', () => {
  const { clock, tell } = list();
  tell(desk);
  tell(dropped());
  clock.advance(2_000);
  tell(desk);
  tell(dropped());
  clock.advance(2_000);
  expect(tell(dropped()).shown[0]?.status_reason).toBeNull();
});

test('retries while it is away do not put off the moment it shows', () => {
  const { clock, tell } = list();
  tell(desk);
  tell(dropped());
  clock.advance(2_000);
  tell(dropped({ updated_at: '2026-01-25T15:00:02Z' }));
  clock.advance(1_000);
  expect(tell(dropped()).shown[0]?.status_reason).toBe('reconnecting');
});

test('what else happens meanwhile shows', () => {
  const { tell } = list();
  tell(desk);
  const last_inbound_at = '2026-01-25T15:00:01Z';
  expect(tell(dropped({ last_inbound_at })).shown[0]).toEqual({ ...desk, last_inbound_at });
});

test('a list that opens on a lost connection says so at once', () => {
  const { tell } = list();
  expect(tell(dropped()).shown).toEqual([dropped()]);
});

test('a worse end shows at once', () => {
  const { tell } = list();
  tell(desk);
  tell(dropped());
  const banned = { ...desk, status: 'failed', status_reason: 'banned' };
  expect(tell(banned).shown).toEqual([banned]);
});
