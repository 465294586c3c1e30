import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountStream } from '../../contract/events.ts';
import { maxTextLength, sendMessage } from '../../contract/messages.ts';
import { sandboxReceipts, sandboxReceived, sandboxWrite } from '../../contract/sandbox.ts';
import { getSession } from '../../contract/sessions.ts';
import { type Api, openApi } from './api.ts';
import { type Caller, refused } from './caller.ts';
import type { Listener } from './listener.ts';

const name = 'support-team';
const chatId = '447700900598@c.us';

let api: Api;
let account: string;
let stream: Listener;
beforeAll(async () => {
  api = await openApi();
  account = `${await api.linked(name)}@c.us`;
  await api.stopped('asleep');
  stream = await api.owner.listen(accountStream, { query: {} });
});
afterAll(() => api.close());

const send = (
  text: string,
  { to = chatId, key = '', from = name, by = api.owner as Caller } = {},
) =>
  by.call(sendMessage, {
    params: { name: from },
    body: { chatId: to, text },
    ...(key && { idempotencyKey: key }),
  });

/** All that the phones have got, once they have got what was sent last. */
async function received(): Promise<string[]> {
  const { result } = await send('The last one so far');
  await stream.until('ack', ({ id, ack }) => id === result.key.id && ack === 'delivered');
  const texts = await api.owner.call(sandboxReceived, { query: { session: name } });
  return texts.map(({ text }) => text);
}
const countOf = (texts: string[], wanted: string) => texts.filter((text) => text === wanted).length;

describe('a text', () => {
  test('is answered in the guide’s shape, the id at result.key.id, the time in seconds', async () => {
    const before = Math.floor(Date.now() / 1000);
    const answer = await send('Hello! Your order has shipped.');
    const { key, timestamp } = answer.result;
    expect(answer).toEqual({ success: true, result: { key, timestamp } });
    expect(key.id).toMatch(/^[0-9A-F]{10,}$/);
    expect(Number.isInteger(timestamp)).toBe(true);
    expect(timestamp).toBeGreaterThanOrEqual(before);
    expect(timestamp).toBeLessThanOrEqual(Date.now() / 1000);
  });

  test.each([
    'שלום! 👋🏽 ẞ\n*bold* _italic_ <b>&amp;</b> \\ " \u2028 \u202e',
    ' spaces around ',
    '😀'.repeat(maxTextLength / 2),
  ])('arrives as it was written: %.20s', async (text) => {
    await send(text);
    expect(await received()).toContain(text);
  });

  test.each([
    ['nothing', ''],
    ['one unit too many', 'x'.repeat(maxTextLength + 1)],
    ['too many emoji', '😀'.repeat(maxTextLength / 2 + 1)],
    ['half a character', 'a\ud83d'],
    ['a NUL', 'a\0b'],
  ])('that is %s is refused', async (_, text) => {
    const errors = [{ path: 'text', message: expect.any(String) }];
    await refused(send(text), 'VALIDATION_ERROR', { errors });
  });

  test('to a group that the account is not in says so, and keeps no key', async () => {
    const to = '120363000000000001@g.us';
    for (const key of ['', 'k-0', 'k-0'])
      await refused(send('Hello', { to, key }), 'CHAT_NOT_FOUND');
    await send('Elsewhere', { key: 'k-0' });
  });

  test('takes a session that works', async () => {
    await api.showing('unpaired');
    await refused(send('Hello', { from: 'asleep' }), 'SESSION_NOT_WORKING');
    await refused(send('Hello', { from: 'unpaired' }), 'SESSION_NOT_WORKING');
  });
});

test.each([
  '',
  '16505551234',
  '+16505551234@c.us',
  '1 650 555 1234@c.us',
  '(650)5551234@c.us',
  '123456@c.us',
  '1234567890123456@c.us',
  '06505551234@c.us',
  '16505551234@C.US',
  '16505551234@c.us ',
  '16505551234@c.us\n',
  '16505551234@c.us@c.us',
  '١٦٥٠٥٥٥١٢٣٤@c.us',
  'support@example.com',
  '@c.us',
  '@g.us',
  'team@g.us',
  'status@broadcast',
  '123456789@newsletter',
])('%j is no chatId', async (to) => {
  await refused(send('Hello', { to }), 'INVALID_CHAT_ID');
});

describe('an Idempotency-Key', () => {
  test('makes a request that is sent again one text with one answer', async () => {
    const answers = [await send('Once', { key: 'k-1' }), await send('Once', { key: 'k-1' })];
    expect(answers[1]).toEqual(answers[0]);
    expect(countOf(await received(), 'Once')).toBe(1);
  });

  test('does so for requests at the same moment', async () => {
    // To someone new a text takes longest, so that the others come while it is on its way.
    const once = { to: '447700900777@c.us', key: 'k-2' };
    const answers = await Promise.all([1, 2, 3].map(() => send('At once', once)));
    expect(new Set(answers.map(({ result }) => result.key.id)).size).toBe(1);
    expect(countOf(await received(), 'At once')).toBe(1);
  });

  test('is good for one text, one chat and one session', async () => {
    await send('First', { key: 'k-3' });
    for (const other of [{ to: account }, { from: 'asleep' }]) {
      await refused(send('First', { key: 'k-3', ...other }), 'IDEMPOTENCY_KEY_REUSED');
    }
    await refused(send('Second', { key: 'k-3' }), 'IDEMPOTENCY_KEY_REUSED');
    expect(countOf(await received(), 'Second')).toBe(0);
  });

  test('is free again after a refusal, after a day, and for others', async () => {
    await refused(send('Again', { key: 'k-4', from: 'asleep' }), 'SESSION_NOT_WORKING');
    const first = await send('Again', { key: 'k-4' });
    const other = await send('Again', { key: 'k-4', by: await api.key(['messages:send']) });
    api.app.clock.advance(24 * 3600_000);
    stream = await api.owner.listen(accountStream, { query: {} });
    const late = await send('Again', { key: 'k-4' });
    expect(new Set([first, other, late].map(({ result }) => result.key.id)).size).toBe(3);
    expect(countOf(await received(), 'Again')).toBe(3);
  });
});

describe('a stream', () => {
  test('tells what is sent, then how far it gets, never backwards', async () => {
    const { result } = await send('Follow me');
    const told = await stream.until('message', ({ id }) => id === result.key.id);
    expect(told.data).toEqual({
      ...{ session: name, id: result.key.id, chatId, from: account, from_name: null },
      ...{ from_me: true, body: 'Follow me', type: 'text', timestamp: result.timestamp },
      ...{ ack: 'pending', at: expect.any(String) },
    });
    const acks: string[] = [];
    while (acks.at(-1) !== 'read') {
      const { data } = await stream.until('ack', ({ id }) => id === result.key.id);
      expect(data).toMatchObject({ session: name, chatId });
      acks.push(data.ack);
      if (data.ack !== 'delivered') continue;
      const body = { session: name, chatId, ack: 'read' as const };
      await api.owner.call(sandboxReceipts, { body });
    }
    expect(acks).toEqual(['sent', 'delivered', 'read']);
  });

  test('tells what is received, and the session knows since when', async () => {
    const body = { session: name, chatId, text: 'Hi, I need help' };
    const { id } = await api.owner.call(sandboxWrite, { body });
    const { data } = await stream.until('message', (message) => message.id === id);
    expect(data).toEqual({
      ...{ session: name, id, chatId, from: chatId, from_name: expect.any(String) },
      ...{ from_me: false, body: body.text, type: 'text', timestamp: data.timestamp, ack: null },
      at: expect.any(String),
    });
    expect(data.timestamp).toBeLessThanOrEqual(Date.now() / 1000 + 1);
    await received();
    const session = await api.owner.call(getSession, { params: { name } });
    expect(session).toMatchObject({
      last_inbound_at: expect.any(String),
      last_ack_at: expect.any(String),
    });
  });
});
