import { beforeEach, expect, test } from 'vitest';
import { isoTime } from '../clock.ts';
import { InvalidCursor } from './store.ts';
import { describeStore } from './test-stores.ts';

const at = Date.UTC(2026, 0, 25, 15);
const minute = 60_000;
const day = 24 * 60 * minute;
const expiresAt = at + 15 * minute;

describeStore('pairing links', (store) => {
  beforeEach(async () => {
    for (const name of ['sales', 'support']) {
      await store().sessions.create({
        ...{ name, network: 'whatsapp', status: 'qr_code', wanted: true, at },
      });
    }
  });

  const create = (tokenHash: string, sessionId = 1, times = { at, expiresAt }) =>
    store().pairingLinks.create({ sessionId, tokenHash, createdBy: null, ...times });
  const ended = async (tokenHash: string, when = at) =>
    (await store().pairingLinks.find(tokenHash, when))?.ended;
  const list = async (sessionId = 1, when = at) => {
    const page = { limit: 50, cursor: null, at: when };
    return (await store().pairingLinks.list(sessionId, page)).items.map(({ id }) => id);
  };
  const become = (status: string) =>
    store().sessions.setStatus(1, { status, reason: null, until: null, at });

  test('a link is found by its token’s hash and listed without it', async () => {
    const made = { id: 1, created_at: isoTime(at), expires_at: isoTime(expiresAt) };
    expect(await create('hash')).toEqual(made);
    expect(await store().pairingLinks.find('hash', at)).toEqual({
      ...{ id: 1, sessionId: 1, expiresAt, ended: null },
    });
    expect(await store().pairingLinks.find('another', at)).toBeNull();
    const page = { limit: 50, cursor: null, at };
    expect(await store().pairingLinks.list(1, page)).toEqual({ items: [made], next_cursor: null });
  });

  test('a link ends with its time', async () => {
    await create('hash');
    expect(await ended('hash', expiresAt - 1)).toBeNull();
    expect(await ended('hash', expiresAt)).toBe('expired');
    expect(await list(1, expiresAt)).toEqual([]);
  });

  test('every link of a session ends when a phone is linked, and stays ended', async () => {
    for (const hash of ['a', 'b']) await create(hash);
    await create('other', 2);
    await become('working');
    await become('stopped');
    expect([await ended('a'), await ended('b'), await ended('other')]).toEqual([
      'linked',
      'linked',
      null,
    ]);
    expect([await list(1), await list(2)]).toEqual([[], [3]]);
    expect(await ended('a', expiresAt)).toBe('linked');
  });

  test('a link that was revoked before a phone was linked stays so', async () => {
    await create('revoked');
    await store().pairingLinks.revoke(1, 1, at);
    await become('working');
    expect(await ended('revoked')).toBe('revoked');
  });

  test('a link is revoked through its own session only', async () => {
    await create('hash');
    expect(await store().pairingLinks.revoke(2, 1, at)).toBe(false);
    expect(await ended('hash')).toBeNull();
    expect(await store().pairingLinks.revoke(1, 1, at)).toBe(true);
    expect(await store().pairingLinks.revoke(1, 1, at)).toBe(true);
    expect(await ended('hash')).toBe('revoked');
  });

  test('there is none for a session that is gone or has its phone', async () => {
    expect(await create('hash', 3)).toBe('session_gone');
    await become('working');
    expect(await create('hash')).toBe('phone_linked');
    await become('stopped');
    await store().sessions.setAccount(1, { phoneNumber: '447700900142', pushName: null }, at);
    expect(await create('hash')).toBe('phone_linked');
    await store().sessions.setAccount(1, { phoneNumber: null, pushName: null }, at);
    expect(await create('hash')).toMatchObject({ id: expect.any(Number) });
  });

  test('a link goes with its session', async () => {
    await create('hash');
    await store().sessions.delete(1);
    expect(await store().pairingLinks.find('hash', at)).toBeNull();
  });

  test('asks are counted, however many come at once, and only while the link lives', async () => {
    await create('hash');
    const ask = (when = at) => store().pairingLinks.countAsk(1, 2, when);
    expect(await ask(expiresAt)).toBe(false);
    const counted = await Promise.all([ask(), ask(), ask()]);
    expect(counted.filter(Boolean)).toHaveLength(2);
    expect(await ask()).toBe(false);
  });

  test('an ended link is remembered for a month', async () => {
    await create('old');
    const beforeLong = expiresAt + 30 * day - 1;
    await create('newer', 1, { at: beforeLong, expiresAt: beforeLong + minute });
    expect(await ended('old', beforeLong)).toBe('expired');
    await create('newest', 1, { at: beforeLong + 1, expiresAt: beforeLong + minute });
    expect(await store().pairingLinks.find('old', beforeLong)).toBeNull();
  });

  test('the list comes in pages, newest first', async () => {
    for (const hash of ['1', '2', '3']) await create(hash);
    const first = await store().pairingLinks.list(1, { limit: 2, cursor: null, at });
    expect(first.items.map(({ id }) => id)).toEqual([3, 2]);
    const second = await store().pairingLinks.list(1, { limit: 2, cursor: first.next_cursor, at });
    expect(second.items.map(({ id }) => id)).toEqual([1]);
    const wrong = store().pairingLinks.list(1, { limit: 2, cursor: 'wrong', at });
    await expect(wrong).rejects.toThrow(InvalidCursor);
  });
});
