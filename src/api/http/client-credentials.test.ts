import { describe, expect, test } from 'vitest';
import { accountStream, sessionStream } from '../../../contract/events.ts';
import { sendMessage } from '../../../contract/messages.ts';
import { listSessions, startSession } from '../../../contract/sessions.ts';
import { apiKeySource } from '../login/api-key.ts';
import type { Client } from './client.ts';
import { clientBefore, clientWithDeps, errorOf, json } from './client-fixture.ts';

const events = () => new Response('', { headers: { 'Content-Type': 'text/event-stream' } });
const unauthorized = () => json({ detail: 'No.' }, 401);
const message = {
  params: { name: 'support-team' },
  body: { chatId: '16505551234@c.us', text: 'Hello!' },
  idempotencyKey: 'one-attempt',
};
const sentAnswer = () =>
  json({ success: true, result: { key: { id: '3EB0' }, timestamp: 1_706_195_400 } });

describe('an API key', () => {
  test('travels in its own header', async () => {
    const { client, sent } = clientWithDeps({ tokens: apiKeySource('molt_sk_1') }, json([]));
    await client.call(listSessions, {});
    expect(sent[0]?.request.headers.get('x-api-key')).toBe('molt_sk_1');
    expect(sent[0]?.request.headers.has('authorization')).toBe(false);
  });

  test('never travels in an address, whatever a stream takes', async () => {
    const { client, sent } = clientWithDeps(
      { tokens: apiKeySource('molt_sk_1'), streamTokenInUrl: { get: () => true, remember() {} } },
      json({ detail: 'Forbidden' }, 403),
    );
    await errorOf(client.open(sessionStream, { params: { name: 'a' }, query: {} }));
    expect(sent.map(({ request }) => new URL(request.url).search)).toEqual(['']);
  });

  test('that is refused is not sent again', async () => {
    let refusals = 0;
    const source = apiKeySource('molt_sk_1', () => {
      refusals += 1;
    });
    const { client, sent } = clientWithDeps({ tokens: source }, unauthorized, events);
    await errorOf(client.call(listSessions, {}));
    expect(await errorOf(client.call(listSessions, {}))).toMatchObject({ status: 401 });
    expect([sent.length, refusals]).toEqual([1, 1]);
  });

  const name = { params: { name: 'a' } };
  const openStream = (client: Client) => client.open(sessionStream, { ...name, query: {} });
  const start = (client: Client) => client.call(startSession, name);
  const list = (client: Client) => client.call(listSessions, {});
  const unknownKey = () => json({ detail: 'No.', error_code: 'API_KEY_INVALID' }, 401);

  test.each([
    ['stays good where a stream takes tokens alone', openStream, unauthorized, 403, 0],
    ['stays good where what the guide does not name does', start, unauthorized, 403, 0],
    ['is over where a stream says that it is', openStream, unknownKey, 401, 1],
    ['is over where the list refuses it, without a word', list, unauthorized, 401, 1],
  ])('%s', async (_what, ask, answer, status, expected) => {
    let refusals = 0;
    const tokens = apiKeySource('molt_sk_1', () => {
      refusals += 1;
    });
    const { client } = clientWithDeps({ tokens }, answer);
    expect((await errorOf(ask(client))).status).toBe(status);
    expect(refusals).toBe(expected);
  });
});

describe('where the guide’s headers are all that may be sent', () => {
  test('ours stay away', async () => {
    const { client, sent } = clientWithDeps(
      { guideHeadersOnly: () => true, extraHeaders: () => ({ 'X-Ours': 'yes' }) },
      sentAnswer,
      events,
    );
    await client.call(sendMessage, message);
    await client.open(accountStream, { query: {} }, { lastEventId: 'e.7' });
    for (const { request } of sent) {
      const names = [...request.headers.keys()];
      expect(
        names.filter((name) => !['accept', 'authorization', 'content-type'].includes(name)),
      ).toEqual([]);
    }
  });

  test('elsewhere they are sent', async () => {
    const { client, sent } = clientBefore(sentAnswer);
    await client.call(sendMessage, message);
    expect(sent[0]?.request.headers.get('idempotency-key')).toBe('one-attempt');
  });
});

test('every refusal is heard of, with its endpoint', async () => {
  const { client, refused } = clientBefore(
    json({ detail: 'Not Found' }, 404),
    json({ detail: 'x', error_code: 'SESSION_NOT_FOUND' }, 404),
    json([]),
  );
  const start = () => client.call(startSession, { params: { name: 'a' } });
  await errorOf(start());
  await errorOf(start());
  await client.call(listSessions, {});
  expect(refused).toEqual(['startSession NOT_OFFERED', 'startSession SESSION_NOT_FOUND']);
});
