import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountStream } from '../../contract/events.ts';
import { sendMessage } from '../../contract/messages.ts';
import * as sandbox from '../../contract/sandbox.ts';
import {
  createSession,
  getSession,
  restartSession,
  startSession,
} from '../../contract/sessions.ts';
import { type Api, openApi } from './api.ts';
import { refused } from './caller.ts';
import type { Listener } from './listener.ts';

const session = 'toy';
const chatId = '447700900598@c.us';

let api: Api;
let phone: string;
let stream: Listener;
beforeAll(async () => {
  api = await openApi();
  phone = await api.linked(session);
  stream = await api.owner.listen(accountStream, { query: {} });
});
afterAll(() => api.close());

const at = (name: string) => ({ params: { name } });
const becomes = (name: string, status: string, reason: string | null = null) =>
  stream.until(
    'status',
    (now) => [now.session, now.status, now.status_reason].join() === [name, status, reason].join(),
  );
const phones = () => api.owner.call(sandbox.listSandboxPhones, {});

describe('a virtual phone', () => {
  test('is listed with the sessions that it is linked to', async () => {
    const all = await phones();
    expect(all.filter(({ sessions }) => sessions.length > 0)).toEqual([
      { phone, name: expect.any(String), sessions: [session] },
    ]);
  });

  test('can be chosen for a scan, and links several sessions', async () => {
    await api.showing('second');
    const body = { session: 'second', phone: `+${phone}` };
    const scanned = await api.owner.call(sandbox.sandboxScan, { body });
    expect(scanned.phone).toBe(phone);
    await becomes('second', 'working');
    const linked = (await phones()).find((one) => one.phone === phone);
    expect(linked?.sessions.toSorted()).toEqual(['second', session]);
  });

  test('is scanned with while a code is shown only', async () => {
    await refused(api.owner.call(sandbox.sandboxScan, { body: { session } }), 'NO_QR_CODE');
  });

  test('unlinks its sessions', async () => {
    await api.linked('leaving');
    await api.owner.call(sandbox.sandboxUnlink, { body: { session: 'leaving' } });
    await becomes('leaving', 'failed', 'logged_out');
    const body = { session: 'leaving' };
    await refused(api.owner.call(sandbox.sandboxUnlink, { body }), 'SESSION_NOT_WORKING');
  });
});

test('receipts are counted once', async () => {
  const body = { chatId, text: 'Read this' };
  const { result } = await api.owner.call(sendMessage, { ...at(session), body });
  await stream.until('ack', ({ id, ack }) => id === result.key.id && ack === 'delivered');
  const read = { body: { session, chatId, ack: 'read' } } as const;
  expect(await api.owner.call(sandbox.sandboxReceipts, read)).toEqual({ count: 1 });
  expect(await api.owner.call(sandbox.sandboxReceipts, read)).toEqual({ count: 0 });
});

test('the network goes down and comes up, and a session comes back by itself', async () => {
  await api.owner.call(sandbox.sandboxNetwork, { body: { up: false } });
  await becomes(session, 'working', 'reconnecting');
  const body = { chatId, text: 'Into the void' };
  await refused(api.owner.call(sendMessage, { ...at(session), body }), 'SESSION_NOT_WORKING');
  await api.owner.call(sandbox.sandboxNetwork, { body: { up: true } });
  await becomes(session, 'working');
});

describe('an outcome is chosen', () => {
  test.each([
    ['passkey', 'passkey_required'],
    ['banned', 'banned'],
    ['outdated', 'client_outdated'],
  ] as const)('for the next scan: %s', async (next, reason) => {
    const name = `ends-${next}`;
    await api.showing(name);
    await api.owner.call(sandbox.sandboxOutcome, { body: { session: name, next } });
    await api.owner.call(sandbox.sandboxScan, { body: { session: name } });
    await becomes(name, 'failed', reason);
    expect(await api.owner.call(getSession, at(name))).toMatchObject({ phone_number: null });
    await api.owner.call(restartSession, at(name));
    await becomes(name, 'qr_code');
  });

  test('for a linked account at once, and its session can be started again', async () => {
    await api.linked('moved');
    await api.owner.call(sandbox.sandboxOutcome, { body: { session: 'moved', next: 'replaced' } });
    await becomes('moved', 'failed', 'replaced');
    await api.owner.call(startSession, at('moved'));
    await becomes('moved', 'working');
  });

  test('for a session that is linked or shows a code only', async () => {
    await api.stopped('idle');
    const body = { session: 'idle', next: 'banned' } as const;
    await refused(api.owner.call(sandbox.sandboxOutcome, { body }), 'SESSION_NOT_WORKING');
  });
});

test('codes are as many and live as long as chosen, then they have expired', async () => {
  await api.owner.call(sandbox.sandboxPairing, { body: { refs: 2, seconds: 0.2 } });
  const body = { name: 'impatient', network: 'sandbox' } as const;
  await api.owner.call(createSession, { body });
  const isIts = (data: { session: string }) => data.session === 'impatient';
  expect((await stream.until('qr', isIts)).data).toMatchObject({ sequence: 1, total: 2 });
  expect((await stream.until('qr', isIts)).data).toMatchObject({ sequence: 2, total: 2 });
  await becomes('impatient', 'failed', 'qr_expired');
});

test('a session of the real network is none of its', async () => {
  const body = { name: 'real', status: 'stopped', network: 'whatsapp' } as const;
  await api.owner.call(createSession, { body });
  const path = { errors: [expect.objectContaining({ path: 'session' })] };
  const scan = api.owner.call(sandbox.sandboxScan, { body: { session: 'real' } });
  await refused(scan, 'VALIDATION_ERROR', path);
});
