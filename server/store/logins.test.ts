import { beforeEach, expect, test } from 'vitest';
import { isoTime } from '../clock.ts';
import type { RefreshMode } from './store.ts';
import { describeStore } from './test-stores.ts';

const start = Date.UTC(2026, 0, 25, 15);
const day = 24 * 60 * 60_000;
const expiresAt = start + 30 * day;
const graceMs = 20_000;

describeStore('logins', (store) => {
  const user = { id: 1, email: 'a@b.c', full_name: null, role: 'owner' };

  beforeEach(async () => {
    const { email } = user;
    await store().users.createFirstOwner({ email, passwordHash: '', fullName: null, at: start });
  });

  const logIn = (refreshTokenHash: string, mode: RefreshMode = 'rotates', at = start) =>
    store().logins.create({
      userId: 1,
      userAgent: 'Chrome',
      refreshTokenHash,
      mode,
      at,
      expiresAt,
    });

  const refresh = (tokenHash: string, nextHash: string, at: number, rotate = true) =>
    store().logins.refresh({ tokenHash, rotate, nextHash, at, graceMs });

  const refreshed = (id: number, rotated: boolean) => ({
    outcome: 'refreshed',
    login: { id, user },
    expiresAt,
    rotated,
  });
  const invalid = { outcome: 'invalid' };

  test('a login is active until it expires', async () => {
    const login = await logIn('t1');
    expect(login).toEqual({ id: 1, user });
    expect(await store().logins.findActive(1, expiresAt - 1)).toEqual(login);
    expect(await store().logins.findActive(1, expiresAt)).toBeNull();
    expect(await store().logins.findActive(2, start)).toBeNull();
  });

  test('a token that stays is good until the login expires, and no longer', async () => {
    await logIn('t1', 'stays');
    expect(await refresh('t1', 'n1', start + day, false)).toEqual(refreshed(1, false));
    expect(await refresh('t1', 'n2', expiresAt - 1, false)).toEqual(refreshed(1, false));
    expect(await refresh('n1', 'n3', expiresAt - 1, false)).toEqual(invalid);
    expect(await refresh('t1', 'n4', expiresAt, false)).toEqual(invalid);
  });

  test('a token that stayed begins to rotate when asked to, for good', async () => {
    await logIn('t1', 'stays');
    expect(await refresh('t1', 't2', start + 1, true)).toEqual(refreshed(1, true));
    expect(await refresh('t2', 't3', start + 2, false)).toEqual(refreshed(1, true));
    expect(await refresh('t1', 't4', start + day, false)).toMatchObject({ outcome: 'replayed' });
  });

  test('each use replaces the token, and no successor outlives the login', async () => {
    await logIn('t1');
    expect(await refresh('t1', 't2', start + day)).toEqual(refreshed(1, true));
    expect(await refresh('t2', 't3', expiresAt - 1)).toEqual(refreshed(1, true));
    expect(await refresh('t3', 't4', expiresAt)).toEqual(invalid);
  });

  test('within the grace a replaced token gives each use a successor of its own', async () => {
    await logIn('t1');
    await refresh('t1', 'a', start);
    expect(await refresh('t1', 'b', start + graceMs)).toEqual(refreshed(1, true));
    expect(await refresh('a', 'a2', start + day)).toEqual(refreshed(1, true));
    expect(await refresh('b', 'b2', start + day)).toEqual(refreshed(1, true));
  });

  test('uses within the grace do not lengthen it', async () => {
    await logIn('t1');
    await refresh('t1', 'a', start);
    await refresh('t1', 'b', start + graceMs);
    expect((await refresh('t1', 'c', start + graceMs + 1)).outcome).toBe('replayed');
  });

  test('several uses of a token at once all succeed', async () => {
    await logIn('t1');
    const uses = ['a', 'b', 'c', 'd'].map((next) => refresh('t1', next, start));
    for (const use of await Promise.all(uses)) expect(use).toEqual(refreshed(1, true));
    for (const token of ['a', 'b', 'c', 'd']) {
      expect((await refresh(token, `${token}2`, start + day)).outcome).toBe('refreshed');
    }
  });

  test('a token that comes back after the grace ends its login and no other', async () => {
    await logIn('t1');
    await logIn('other');
    await refresh('t1', 't2', start);
    const late = start + graceMs + 1;
    expect(await refresh('t1', 'stolen', late)).toEqual({ outcome: 'replayed', loginId: 1 });
    expect(await refresh('t2', 't3', late)).toEqual(invalid);
    expect(await refresh('stolen', 't3', late)).toEqual(invalid);
    expect(await refresh('t1', 't3', late)).toEqual(invalid);
    expect(await store().logins.findActive(1, late)).toBeNull();
    expect(await refresh('other', 'next', late)).toEqual(refreshed(2, true));
  });

  test('the list shows active logins, the last used first', async () => {
    await logIn('t1');
    await logIn('t2');
    await refresh('t1', 't3', start + day);
    const record = { created_at: isoTime(start), user_agent: 'Chrome' };
    expect(await store().logins.list(1, 2, start + day)).toEqual([
      { ...record, id: 1, last_used_at: isoTime(start + day), current: false },
      { ...record, id: 2, last_used_at: isoTime(start), current: true },
    ]);
    expect(await store().logins.list(2, 2, start)).toEqual([]);
  });

  test('an ended login is neither active, listed nor refreshed', async () => {
    await logIn('t1');
    expect(await store().logins.end(2, 1, start)).toBe(false);
    expect(await store().logins.end(1, 1, start)).toBe(true);
    expect(await store().logins.end(1, 1, start)).toBe(false);
    expect(await store().logins.findActive(1, start)).toBeNull();
    expect(await store().logins.list(1, 1, start)).toEqual([]);
    expect(await refresh('t1', 't2', start)).toEqual(invalid);
  });

  test('all logins but one can be ended', async () => {
    for (const token of ['t1', 't2', 't3']) await logIn(token);
    expect((await store().logins.endOthers(1, 2, start)).sort()).toEqual([1, 3]);
    expect(await store().logins.endOthers(1, 2, start)).toEqual([]);
    expect((await store().logins.list(1, 2, start)).map((login) => login.id)).toEqual([2]);
  });

  test('a new login clears expired ones away', async () => {
    await logIn('t1');
    await logIn('t2', 'rotates', expiresAt);
    expect(await refresh('t1', 't3', start)).toEqual(invalid);
  });
});
