import { beforeEach, expect, test } from 'vitest';
import { describeStore } from './test-stores.ts';

const at = Date.UTC(2026, 0, 25, 15);

describeStore('auth state', (store) => {
  beforeEach(async () => {
    for (const name of ['sales', 'support']) {
      const session = { name, network: 'whatsapp', status: 'stopped', wanted: true, at } as const;
      await store().sessions.create(session);
    }
  });

  const read = async (sessionId: number, type: string, ...ids: string[]) =>
    Object.fromEntries(await store().authState.readKeys(sessionId, type, ids));

  test('creds are replaced, each session having its own', async () => {
    expect(await store().authState.readCreds(1)).toBeNull();
    await store().authState.writeCreds(1, '{"a":1}');
    await store().authState.writeCreds(1, '{"a":2}');
    await store().authState.writeCreds(2, '{"b":1}');
    expect(await store().authState.readCreds(1)).toBe('{"a":2}');
    expect(await store().authState.readCreds(2)).toBe('{"b":1}');
  });

  test('keys are read by type and id', async () => {
    await store().authState.writeKeys(1, [
      { type: 'pre-key', id: '1', value: 'one' },
      { type: 'pre-key', id: '2', value: 'two' },
      { type: 'session', id: '1', value: 'other' },
    ]);
    expect(await read(1, 'pre-key', '1', '2', '3')).toEqual({ 1: 'one', 2: 'two' });
    expect(await read(1, 'pre-key')).toEqual({});
    expect(await read(2, 'pre-key', '1')).toEqual({});
  });

  test('a write replaces, adds and deletes at once', async () => {
    const type = 'session';
    await store().authState.writeKeys(1, [
      { type, id: 'a', value: '1' },
      { type, id: 'b', value: '1' },
    ]);
    await store().authState.writeKeys(1, [
      { type, id: 'a', value: '2' },
      { type, id: 'b', value: null },
      { type, id: 'c', value: '2' },
      { type, id: 'd', value: null },
    ]);
    expect(await read(1, type, 'a', 'b', 'c', 'd')).toEqual({ a: '2', c: '2' });
  });

  test('the last word on a key counts', async () => {
    const type = 'session';
    await store().authState.writeKeys(1, [
      { type, id: 'a', value: '1' },
      { type, id: 'a', value: '2' },
      { type, id: 'b', value: '1' },
      { type, id: 'b', value: null },
    ]);
    expect(await read(1, type, 'a', 'b')).toEqual({ a: '2' });
  });

  test('ids and values of any text come back unchanged', async () => {
    const odd = ['{a,"b"}', "it's", '\\N', 'NULL', '', '👍🏽\n'];
    const rows = odd.map((text) => ({ type: 'session', id: text, value: text }));
    await store().authState.writeKeys(1, rows);
    expect(await read(1, 'session', ...odd)).toEqual(
      Object.fromEntries(odd.map((text) => [text, text])),
    );
  });

  test('the 812 keys of a pairing are written and read in one go', async () => {
    const ids = Array.from({ length: 812 }, (_, index) => String(index));
    const rows = ids.map((id) => ({ type: 'pre-key', id, value: `{"key":${id}}` }));
    await store().authState.writeKeys(1, rows);
    expect(Object.keys(await read(1, 'pre-key', ...ids))).toHaveLength(812);
  });

  test('clearing forgets one session and leaves the others', async () => {
    for (const sessionId of [1, 2]) {
      await store().authState.writeCreds(sessionId, '{}');
      await store().authState.writeKeys(sessionId, [{ type: 'pre-key', id: '1', value: '{}' }]);
    }
    await store().authState.clear(1);
    expect(await store().authState.readCreds(1)).toBeNull();
    expect(await read(1, 'pre-key', '1')).toEqual({});
    expect(await store().authState.readCreds(2)).toBe('{}');
    expect(await read(2, 'pre-key', '1')).toEqual({ 1: '{}' });
  });

  test('what is written for a session that is gone is dropped', async () => {
    await store().sessions.delete(1);
    await store().authState.writeCreds(1, '{}');
    await store().authState.writeKeys(1, [{ type: 'pre-key', id: '1', value: '{}' }]);
    expect(await store().authState.readCreds(1)).toBeNull();
    expect(await read(1, 'pre-key', '1')).toEqual({});
  });
});
