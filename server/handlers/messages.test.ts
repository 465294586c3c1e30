import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorOf, startTestApp, type TestApp } from '../app-fixture.ts';
import { NotConnected } from '../whatsapp/sessions.ts';

const sent: { chatId: string; text: string }[] = [];
let online = true;
let app: TestApp;
let token: string;

beforeAll(async () => {
  app = await startTestApp({
    whatsapp: {
      async send(_, message) {
        if (!online) throw new NotConnected();
        sent.push(message);
        return { id: `ID${sent.length}`, timestamp: 1_706_195_400 };
      },
    },
  });
  token = await app.login();
  await app.request('/sessions', { token, body: { name: 'phone' } });
  await become('working', null);
});
afterAll(() => app.close());

async function become(status: string, reason: string | null, until: number | null = null) {
  const session = await app.store.sessions.get('phone');
  const patch = { status, reason, until, at: app.clock.now() };
  await app.store.sessions.setStatus(session?.id ?? 0, patch);
}

const hello = { chatId: '16505551234@c.us', text: 'Hello!' };
const send = (body: unknown, key?: string) =>
  app.request('/sessions/phone/messages', {
    token,
    body,
    ...(key && { headers: { 'Idempotency-Key': key } }),
  });

describe('sending', () => {
  test('answers as the guide says, the id at result.key.id', async () => {
    const answer = await send(hello);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      success: true,
      result: { key: { id: `ID${sent.length}` }, timestamp: 1_706_195_400 },
    });
    expect(sent.at(-1)).toEqual(hello);
  });

  test.each(['16505551234', '123@c.us', '+16505551234@c.us', 'a@b.c', '@g.us', ''])(
    'to %j is refused: that is no chat',
    async (chatId) => {
      expect(await errorOf(await send({ ...hello, chatId }))).toEqual({
        error_code: 'INVALID_CHAT_ID',
        status: 400,
      });
    },
  );

  test('to a group or a privacy id works the same way', async () => {
    for (const chatId of ['120363012345678901@g.us', '123456789012345@lid']) {
      expect((await send({ ...hello, chatId })).status).toBe(200);
      expect(sent.at(-1)?.chatId).toBe(chatId);
    }
  });

  test('nothing, too much, or half a character is refused', async () => {
    for (const text of ['', 'x'.repeat(65_537), '😀'.repeat(32_769), 'a\u0000', '\ud83d']) {
      expect(await errorOf(await send({ ...hello, text }))).toMatchObject({ paths: ['text'] });
    }
    expect((await send({ ...hello, text: '😀'.repeat(32_768) })).status).toBe(200);
  });

  test('takes a session that works and is connected', async () => {
    const refused = { error_code: 'SESSION_NOT_WORKING', status: 409 };
    online = false;
    expect(await errorOf(await send(hello))).toEqual(refused);
    online = true;
    await become('stopped', null);
    expect(await errorOf(await send(hello))).toEqual(refused);
    await become('working', null);
  });

  test('from a restricted account says until when', async () => {
    const until = app.clock.now() + 3600_000;
    await become('failed', 'restricted', until);
    const answer = await send(hello);
    expect(answer.status).toBe(423);
    expect(await answer.json()).toMatchObject({
      error_code: 'WHATSAPP_RESTRICTED',
      until: new Date(until).toISOString(),
    });
    await become('working', null);
  });
});

describe('the same Idempotency-Key', () => {
  const textOf = async (answer: Promise<Response>) => (await answer).text();

  test('and body give the same answer and one message', async () => {
    const before = sent.length;
    const first = await textOf(send(hello, 'once'));
    expect(await textOf(send(hello, 'once'))).toBe(first);
    expect(sent.length).toBe(before + 1);
  });

  test('at the same moment does, too', async () => {
    const before = sent.length;
    const answers = await Promise.all([1, 2, 3].map(() => textOf(send(hello, 'at-once'))));
    expect(new Set(answers).size).toBe(1);
    expect(sent.length).toBe(before + 1);
  });

  test('gives its answer even when the session has stopped since', async () => {
    const first = await textOf(send(hello, 'stopped'));
    await become('stopped', null);
    expect(await textOf(send(hello, 'stopped'))).toBe(first);
    await become('working', null);
  });

  test('with another body is refused', async () => {
    await send(hello, 'reused');
    expect(await errorOf(await send({ ...hello, text: 'Bye' }, 'reused'))).toEqual({
      error_code: 'IDEMPOTENCY_KEY_REUSED',
      status: 409,
    });
  });

  test('may be tried again after a failure', async () => {
    online = false;
    expect((await send(hello, 'retried')).status).toBe(409);
    online = true;
    expect((await send(hello, 'retried')).status).toBe(200);
  });

  test('of another caller is another key', async () => {
    const before = sent.length;
    const made = await app.request('/api-keys', {
      token,
      body: { name: 'Sender', scopes: ['messages:send'] },
    });
    const { raw_key: apiKey } = (await made.json()) as { raw_key: string };
    await send(hello, 'mine');
    const headers = { 'Idempotency-Key': 'mine' };
    await app.request('/sessions/phone/messages', { apiKey, body: hello, headers });
    expect(sent.length).toBe(before + 2);
  });
});
