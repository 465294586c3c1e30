import { beforeEach, expect, test } from 'vitest';
import { isoTime } from '../clock.ts';
import { InvalidCursor } from './store.ts';
import { describeStore } from './test-stores.ts';

const at = Date.UTC(2026, 0, 25, 15);
const minute = 60_000;

describeStore('API keys', (store) => {
  beforeEach(async () => {
    await store().users.createFirstOwner({
      email: 'a@b.c',
      passwordHash: '',
      fullName: null,
      at,
    });
    for (const name of ['sales', 'support']) await createSession(name);
  });

  const createSession = (name: string) =>
    store().sessions.create({ name, network: 'whatsapp', status: 'stopped', wanted: false, at });

  const create = (
    secretHash: string,
    limits: { sessionNames?: string[]; expiresAt?: number } = {},
  ) =>
    store().apiKeys.create({
      name: 'Shop',
      keyPrefix: 'molt_sk_abcd',
      last4: 'wxyz',
      secretHash,
      scopes: ['sessions:read', 'messages:send'],
      sessionNames: limits.sessionNames ?? null,
      createdBy: 1,
      at,
      expiresAt: limits.expiresAt ?? null,
    });

  const made = {
    id: 1,
    name: 'Shop',
    key_prefix: 'molt_sk_abcd',
    last4: 'wxyz',
    scopes: ['sessions:read', 'messages:send'],
    session_names: null,
    created_at: isoTime(at),
    created_by: 'a@b.c',
    expires_at: null,
    last_used_at: null,
    is_active: true,
  };

  test('a key is shown without its secret and grants its scopes on every session', async () => {
    expect(await create('hash')).toEqual(made);
    expect(await store().apiKeys.get(1, at)).toEqual(made);
    expect(await store().apiKeys.findGrant('hash', at)).toEqual({
      id: 1,
      scopes: ['sessions:read', 'messages:send'],
      sessionIds: null,
    });
    expect(await store().apiKeys.findGrant('another', at)).toBeNull();
    expect(await store().apiKeys.get(2, at)).toBeNull();
  });

  test('a key may be held to some sessions', async () => {
    const sessionNames = ['support', 'sales', 'support'];
    expect(await create('hash', { sessionNames })).toEqual({
      ...made,
      session_names: ['sales', 'support'],
    });
    expect(await store().apiKeys.findGrant('hash', at)).toMatchObject({ sessionIds: [1, 2] });
  });

  test('a key for a session that does not exist is not made', async () => {
    const sessionNames = ['sales', 'none', 'nothing'];
    expect(await create('hash', { sessionNames })).toEqual({ unknownSession: 'none' });
    expect((await store().apiKeys.list({ limit: 50, cursor: null, at })).items).toEqual([]);
  });

  test('a key held to no session may use none', async () => {
    expect(await create('hash', { sessionNames: [] })).toMatchObject({ session_names: [] });
    expect(await store().apiKeys.findGrant('hash', at)).toMatchObject({ sessionIds: [] });
  });

  test('a session made again under an old name is not inherited', async () => {
    await create('hash', { sessionNames: ['sales'] });
    await store().sessions.delete(1);
    await createSession('sales');
    expect(await store().apiKeys.get(1, at)).toMatchObject({ session_names: [] });
    expect(await store().apiKeys.findGrant('hash', at)).toMatchObject({ sessionIds: [] });
  });

  test('a revoked key stays listed and grants nothing', async () => {
    await create('hash');
    expect(await store().apiKeys.revoke(1, at)).toBe(true);
    expect(await store().apiKeys.revoke(1, at)).toBe(true);
    expect(await store().apiKeys.revoke(2, at)).toBe(false);
    expect(await store().apiKeys.get(1, at)).toEqual({ ...made, is_active: false });
    expect(await store().apiKeys.findGrant('hash', at)).toBeNull();
  });

  test('a key is good until it expires', async () => {
    const expiresAt = at + minute;
    await create('hash', { expiresAt });
    expect(await store().apiKeys.get(1, expiresAt - 1)).toMatchObject({
      is_active: true,
      expires_at: isoTime(expiresAt),
    });
    expect(await store().apiKeys.findGrant('hash', expiresAt - 1)).not.toBeNull();
    expect(await store().apiKeys.get(1, expiresAt)).toMatchObject({ is_active: false });
    expect(await store().apiKeys.findGrant('hash', expiresAt)).toBeNull();
  });

  test('its last use is written at most once a minute', async () => {
    await create('hash');
    const lastUse = async () => (await store().apiKeys.get(1, at))?.last_used_at;
    await store().apiKeys.touch(1, at);
    await store().apiKeys.touch(1, at + minute - 1);
    expect(await lastUse()).toBe(isoTime(at));
    await store().apiKeys.touch(1, at + minute);
    expect(await lastUse()).toBe(isoTime(at + minute));
  });

  test('the list comes in pages, newest first', async () => {
    for (const hash of ['1', '2', '3']) await create(hash);
    const first = await store().apiKeys.list({ limit: 2, cursor: null, at });
    expect(first.items.map((key) => key.id)).toEqual([3, 2]);
    await create('4');
    const second = await store().apiKeys.list({ limit: 2, cursor: first.next_cursor, at });
    expect(second.items.map((key) => key.id)).toEqual([1]);
    expect(second.next_cursor).toBeNull();
    const wrong = { limit: 2, cursor: 'wrong', at };
    await expect(store().apiKeys.list(wrong)).rejects.toThrow(InvalidCursor);
  });
});
