import { expect, test } from 'vitest';
import { isoTime } from '../clock.ts';
import { InvalidCursor } from './store.ts';
import { describeStore } from './test-stores.ts';

const at = Date.UTC(2026, 0, 25, 15);
const second = 1_000;

describeStore('sessions', (store) => {
  const create = (name: string, wanted = true) =>
    store().sessions.create({ name, network: 'whatsapp', status: 'starting', wanted, at });
  const setStatus = (id: number, status: string, reason: string | null, after: number) =>
    store().sessions.setStatus(id, { status, reason, until: null, at: at + after });

  const made = {
    id: 1,
    name: 'sales',
    status: 'starting',
    status_reason: null,
    status_until: null,
    phone_number: null,
    push_name: null,
    network: 'whatsapp',
    created_at: isoTime(at),
    updated_at: isoTime(at),
    status_since: isoTime(at),
    last_inbound_at: null,
    last_ack_at: null,
  };

  test('a session is found by name and by id, and listed oldest first', async () => {
    expect(await create('sales')).toEqual(made);
    expect(await store().sessions.get('sales')).toEqual(made);
    expect(await store().sessions.getById(1)).toEqual(made);
    await create('a-later-one');
    const names = (await store().sessions.list()).map((session) => session.name);
    expect(names).toEqual(['sales', 'a-later-one']);
    expect(await store().sessions.get('none')).toBeNull();
    expect(await store().sessions.getById(9)).toBeNull();
  });

  test('a name is taken once, also by two at once', async () => {
    const both = await Promise.all([create('sales'), create('sales')]);
    expect(both.filter((session) => session !== null)).toHaveLength(1);
    expect(await create('sales')).toBeNull();
  });

  test('a status lasts from its last change on, of its reason too', async () => {
    await create('sales');
    expect(await setStatus(1, 'working', null, second)).toMatchObject({
      status: 'working',
      status_since: isoTime(at + second),
      updated_at: isoTime(at + second),
    });
    expect(await setStatus(1, 'working', 'reconnecting', 2 * second)).toMatchObject({
      status_reason: 'reconnecting',
      status_since: isoTime(at + 2 * second),
      updated_at: isoTime(at + 2 * second),
    });
    expect(await setStatus(1, 'working', 'reconnecting', 3 * second)).toMatchObject({
      status_since: isoTime(at + 2 * second),
    });
  });

  test('a status may take the phone with it', async () => {
    await create('sales');
    await store().sessions.setAccount(1, { phoneNumber: '447700900142', pushName: 'Nora' }, at);
    const patch = { status: 'failed', reason: 'logged_out', until: null, at, withoutPhone: true };
    expect(await store().sessions.setStatus(1, patch)).toMatchObject({
      status_reason: 'logged_out',
      phone_number: null,
      push_name: null,
    });
  });

  test('a status may say when it ends', async () => {
    await create('sales');
    const until = at + 60 * second;
    const patch = { status: 'qr_code', reason: null, until, at };
    expect(await store().sessions.setStatus(1, patch)).toMatchObject({
      status_until: isoTime(until),
    });
  });

  test('history has every change of status or reason, newest first', async () => {
    await create('sales');
    await setStatus(1, 'working', null, second);
    await setStatus(1, 'working', null, 2 * second);
    await setStatus(1, 'working', 'reconnecting', 3 * second);
    const { items, next_cursor } = await store().sessions.history(1, { limit: 50, cursor: null });
    expect(items).toEqual([
      { status: 'working', status_reason: 'reconnecting', at: isoTime(at + 3 * second) },
      { status: 'working', status_reason: null, at: isoTime(at + second) },
      { status: 'starting', status_reason: null, at: isoTime(at) },
    ]);
    expect(next_cursor).toBeNull();
  });

  test('history comes in pages, of its own session only', async () => {
    await create('sales');
    await create('support');
    for (const status of ['b', 'c', 'd', 'e']) {
      await setStatus(1, status, null, 0);
      await setStatus(2, `not ${status}`, null, 0);
    }
    const pages: string[][] = [];
    let cursor: string | null = null;
    do {
      const page = await store().sessions.history(1, { limit: 2, cursor });
      pages.push(page.items.map((change) => change.status));
      cursor = page.next_cursor;
    } while (cursor !== null);
    expect(pages).toEqual([['e', 'd'], ['c', 'b'], ['starting']]);
  });

  test.each(['', 'x', '99999999999999999999', "1' or 1=1"])('%j is no cursor', async (cursor) => {
    await expect(store().sessions.history(1, { limit: 2, cursor })).rejects.toThrow(InvalidCursor);
  });

  test('a linked phone shows, and goes when unlinked', async () => {
    await create('sales');
    const linked = { phoneNumber: '491701234567', pushName: 'Sales' };
    expect(await store().sessions.setAccount(1, linked, at + second)).toEqual({
      ...made,
      phone_number: '491701234567',
      push_name: 'Sales',
      updated_at: isoTime(at + second),
    });
    const none = { phoneNumber: null, pushName: null };
    expect(await store().sessions.setAccount(1, none, at)).toMatchObject({ phone_number: null });
  });

  test('the wanted sessions are those that should run', async () => {
    await create('sales');
    await create('support', false);
    await create('orders');
    await store().sessions.setWanted(1, false);
    await store().sessions.setWanted(2, true);
    const names = (await store().sessions.listWanted()).map((session) => session.name);
    expect(names).toEqual(['support', 'orders']);
  });

  test('the last message in and the last receipt are noted', async () => {
    await create('sales');
    await store().sessions.noteInbound(1, at + second);
    await store().sessions.noteAck(1, at + 2 * second);
    expect(await store().sessions.get('sales')).toEqual({
      ...made,
      last_inbound_at: isoTime(at + second),
      last_ack_at: isoTime(at + 2 * second),
    });
  });

  test('a deleted session takes its history and login with it', async () => {
    await create('sales');
    await store().authState.writeCreds(1, '{}');
    await store().authState.writeKeys(1, [{ type: 'pre-key', id: '1', value: '{}' }]);
    await store().sessions.delete(1);
    expect(await store().sessions.list()).toEqual([]);
    expect(await store().authState.readCreds(1)).toBeNull();
    expect((await store().authState.readKeys(1, 'pre-key', ['1'])).size).toBe(0);
    expect((await store().sessions.history(1, { limit: 50, cursor: null })).items).toEqual([]);
    expect(await create('sales')).toMatchObject({ id: 2 });
  });

  test('nothing can be changed about a session that is gone', async () => {
    expect(await setStatus(1, 'working', null, 0)).toBeNull();
    const account = { phoneNumber: null, pushName: null };
    expect(await store().sessions.setAccount(1, account, at)).toBeNull();
    await store().sessions.noteInbound(1, at);
    await store().sessions.setWanted(1, true);
    expect(await store().sessions.list()).toEqual([]);
  });
});
