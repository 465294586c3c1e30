import { initAuthCreds, proto } from 'baileys';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openMemoryStore } from '../store/memory-store.ts';
import type { AuthStateStore, Store } from '../store/store.ts';
import { openSessionAuth } from './auth-state.ts';

let store: Store;
let id = 0;
beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  const made = await store.sessions.create({
    name: `shop-${id}`,
    network: 'sandbox',
    status: 'stopped',
    wanted: false,
    at: 0,
  });
  id = made?.id ?? 0;
});

const open = (authState: AuthStateStore = store.authState) =>
  openSessionAuth(authState, id, (error) => {
    throw error;
  });

const linked = { account: { details: Buffer.from('a phone') } };

test('a session without credentials gets new ones, and is not linked', async () => {
  const auth = await open();
  expect(auth.state.creds.noiseKey.public).toHaveLength(32);
  expect(auth.isLinked()).toBe(false);
  await auth.close();
});

test('what was saved is there again, bytes as bytes', async () => {
  const first = await open();
  Object.assign(first.state.creds, linked);
  first.saveCreds();
  await first.state.keys.set({
    session: { 'a.1': Buffer.from([1, 2, 3]) },
    'lid-mapping': { '447700900142': '9447700900142' },
  });
  await first.close();

  const { state, isLinked } = await open();
  expect(isLinked()).toBe(true);
  expect(state.creds.noiseKey).toEqual(first.state.creds.noiseKey);
  expect(Buffer.isBuffer(state.creds.noiseKey.private)).toBe(true);
  const sessions = await state.keys.get('session', ['a.1', 'unknown']);
  expect(sessions).toEqual({ 'a.1': Buffer.from([1, 2, 3]) });
  expect(await state.keys.get('lid-mapping', ['447700900142'])).toEqual({
    '447700900142': '9447700900142',
  });
});

test('what an attempt left that linked no phone is not used again', async () => {
  const attempt = await open();
  attempt.state.creds.me = { id: '447700900142@s.whatsapp.net', name: '~' };
  attempt.saveCreds();
  await attempt.close();

  const { state, isLinked } = await open();
  expect(isLinked()).toBe(false);
  expect(state.creds.me).toBeUndefined();
  expect(state.creds.noiseKey).not.toEqual(attempt.state.creds.noiseKey);
});

test('null deletes a key', async () => {
  const { state } = await open();
  await state.keys.set({ session: { 'a.1': Buffer.from([1]), 'b.1': Buffer.from([2]) } });
  await state.keys.set({ session: { 'a.1': null } });
  expect(Object.keys(await state.keys.get('session', ['a.1', 'b.1']))).toEqual(['b.1']);
});

test('a key of the app state is a message again', async () => {
  const { state } = await open();
  const key = proto.Message.AppStateSyncKeyData.fromObject({ keyData: Buffer.from([7]) });
  await state.keys.set({ 'app-state-sync-key': { k: key } });
  const { k } = await state.keys.get('app-state-sync-key', ['k']);
  expect(k).toBeInstanceOf(proto.Message.AppStateSyncKeyData);
  expect(Buffer.from(k?.keyData ?? [])).toEqual(Buffer.from([7]));
});

test('the 812 keys of a pairing are one write', async () => {
  const writes: number[] = [];
  const { state } = await open({
    ...store.authState,
    writeKeys(session, rows) {
      writes.push(rows.length);
      return store.authState.writeKeys(session, rows);
    },
  });
  const pair = initAuthCreds().noiseKey;
  const keys = Object.fromEntries(Array.from({ length: 812 }, (_, n) => [String(n), pair]));
  await state.keys.set({ 'pre-key': keys });
  expect(writes).toEqual([812]);
});

test('credentials are written in the order they were saved in, and none after the close', async () => {
  const auth = await open();
  for (let n = 1; n <= 5; n++) {
    Object.assign(auth.state.creds, { ...linked, nextPreKeyId: n });
    auth.saveCreds();
  }
  await auth.close();
  auth.state.creds.nextPreKeyId = 99;
  auth.saveCreds();
  await auth.state.keys.set({ session: { late: Buffer.from([1]) } });
  const again = await open();
  expect(again.state.creds.nextPreKeyId).toBe(5);
  expect(await again.state.keys.get('session', ['late'])).toEqual({});
});
