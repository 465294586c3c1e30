import { afterAll, beforeEach, expect, test } from 'vitest';
import { openMemoryStore } from './memory-store.ts';
import { rememberSessions } from './remembered-sessions.ts';
import type { SessionStore } from './store.ts';

const memory = await openMemoryStore();
afterAll(() => memory.close());

const at = Date.UTC(2026, 0, 25);
let reads = 0;
const counted: SessionStore = {
  ...memory.sessions,
  list() {
    reads += 1;
    return memory.sessions.list();
  },
};
let sessions: SessionStore;

beforeEach(async () => {
  for (const { id } of await memory.sessions.list()) await memory.sessions.delete(id);
  sessions = rememberSessions(counted);
  reads = 0;
});

const create = async (name: string) => {
  const made = await sessions.create({
    name,
    network: 'sandbox',
    status: 'stopped',
    wanted: false,
    at,
  });
  if (!made) throw new Error(`${name} is taken.`);
  return made;
};
const names = async () => (await sessions.list()).map(({ name }) => name);

test('the list is read once while nothing changes, and is the same object', async () => {
  await create('sales');
  const before = await sessions.list();
  expect(await sessions.list()).toBe(before);
  expect(reads).toBe(1);
});

test('every kind of change shows in the next list', async () => {
  const { id } = await create('sales');
  const shown = async () => (await sessions.list())[0];
  await shown();
  await sessions.setStatus(id, { status: 'working', reason: null, until: null, at });
  expect(await shown()).toMatchObject({ status: 'working' });
  await sessions.setAccount(id, { phoneNumber: '447700900142', pushName: 'Nora' }, at);
  expect(await shown()).toMatchObject({ push_name: 'Nora' });
  await sessions.noteInbound(id, at + 1000);
  expect(await shown()).toMatchObject({ last_inbound_at: '2026-01-25T00:00:01.000Z' });
  await sessions.noteAck(id, at + 2000);
  expect(await shown()).toMatchObject({ last_ack_at: '2026-01-25T00:00:02.000Z' });
  await create('support');
  expect(await names()).toEqual(['sales', 'support']);
  await sessions.delete(id);
  expect(await names()).toEqual(['support']);
});

test('a list that was read while a change was under way is not kept', async () => {
  await create('sales');
  const [during] = await Promise.all([sessions.list(), create('support')]);
  expect(during.length).toBeGreaterThan(0);
  expect(await names()).toEqual(['sales', 'support']);
});
