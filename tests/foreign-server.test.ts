import { i18n } from '@lingui/core';
import { createParser } from 'eventsource-parser';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { login, refresh } from '../contract/auth.ts';
import { accountStream, sessionStream } from '../contract/events.ts';
import { listWhatsappGroups } from '../contract/groups.ts';
import { sendMessage } from '../contract/messages.ts';
import { health } from '../contract/server.ts';
import { createSession, deleteSession, getSession, listSessions } from '../contract/sessions.ts';
import { type ForeignServer, startForeignServer } from '../e2e/foreign-server/start.ts';
import { manualClock } from '../rules/clock.ts';
import { explainError } from '../src/api/describe-error.ts';
import { type Client, createClient } from '../src/api/http/client.ts';
import { errorOf } from '../src/api/http/client-fixture.ts';
import type { OddRow } from '../src/api/http/read-answer.ts';
import { readEvent } from '../src/api/live/event.ts';
import { createLiveStream } from '../src/api/live/stream.ts';

let server: ForeignServer;
let client: Client;
let oddRows: OddRow[];
const opened: AbortController[] = [];

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));
beforeEach(async () => {
  server = await startForeignServer();
  oddRows = [];
  client = await signIn();
});
afterEach(async () => {
  for (const stream of opened.splice(0)) stream.abort();
  await server.stop();
});

/** The dashboard's own client, as somebody who is logged in there. */
async function signIn(): Promise<Client> {
  let token = '';
  let refreshToken = '';
  const made = createClient({
    baseUrl: () => server.apiBaseUrl,
    page: new URL('http://dashboard.example/'),
    fetch,
    now: () => 0,
    onOddRows: (_, rows) => oddRows.push(...rows),
    tokens: {
      token: async () => token,
      async renew() {
        const body = { refresh_token: refreshToken };
        const renewed = await made.call(refresh, { body }).catch(() => null);
        token = renewed?.access_token ?? token;
        return renewed && token;
      },
    },
  });
  const given = await made.call(login, { body: server.account });
  token = given.access_token;
  refreshToken = given.refresh_token ?? '';
  return made;
}

const list = () => client.call(listSessions, {});
const named = (name: string) => ({ params: { name } });
const message = { chatId: '16505551234@c.us', text: 'Hello!' };

/** The open stream of a session, read as the dashboard reads it. */
async function listen(name: string) {
  const own = new AbortController();
  opened.push(own);
  const request = { ...named(name), query: {} };
  const answer = await client.open(sessionStream, request, { signal: own.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const heard: ReturnType<typeof readEvent>[] = [];
  const parser = createParser({
    onEvent: ({ event = '', data }) => heard.push(readEvent(event, data, name)),
  });
  return async function next() {
    while (heard.length === 0) {
      const part = await reader?.read();
      if (!part || part.done) return null;
      parser.feed(part.value);
    }
    return heard.shift();
  };
}

/** What becomes of the dashboard's account stream. */
function stateOfStream(): Promise<string> {
  return new Promise((resolve) => {
    const stream = createLiveStream({
      open: (lastEventId, signal) =>
        client.open(accountStream, { query: {} }, { lastEventId, signal }),
      onEvent: () => {},
      onGap: () => {},
      onState: (state) => state !== 'connecting' && resolve(state),
      clock: manualClock(),
      random: () => 0,
    });
    stream.start();
  });
}

describe('a server that knows the guide and nothing else', () => {
  test('lets in, and renews what has expired', async () => {
    server.expireTokens();
    expect(await list()).toHaveLength(2);
    expect(server.requests.slice(-3)).toEqual([
      'GET /api/v2/sessions',
      'POST /api/v2/auth/refresh',
      'GET /api/v2/sessions',
    ]);
  });

  test('refuses a wrong password in our words', async () => {
    const body = { ...server.account, password: 'wrong' };
    const error = await errorOf(client.call(login, { body }));
    expect(explainError(error).title).toBe('Wrong email or password');
  });

  test('lists, makes, shows and deletes sessions', async () => {
    expect((await list()).map(({ id, name, status }) => [id, name, status])).toEqual([
      [42, 'support-team', 'working'],
      [43, 'sales-bot', 'qr_code'],
    ]);
    const made = await client.call(createSession, { body: { name: 'my-new-session' } });
    expect(made).toMatchObject({ id: 44, status: 'starting', updated_at: null });
    const now = await client.call(getSession, named('my-new-session'));
    expect(now).toMatchObject({ status: 'qr_code', network: 'whatsapp', phone_number: null });
    await client.call(deleteSession, named('my-new-session'));
    const gone = await errorOf(client.call(getSession, named('my-new-session')));
    expect(gone).toMatchObject({ status: 404, code: 'SESSION_NOT_FOUND' });
  });

  test('sends texts, and says why it does not', async () => {
    const sent = await client.call(sendMessage, { ...named('support-team'), body: message });
    expect(sent.result).toEqual({ key: { id: '3EB0F2A4B5C6D7E8F1' }, timestamp: 1_706_195_400 });
    const refused = client.call(sendMessage, { ...named('sales-bot'), body: message });
    expect(await errorOf(refused)).toMatchObject({ status: 400, code: 'SESSION_NOT_WORKING' });
  });

  test('lists the groups of a session', async () => {
    expect(await client.call(listWhatsappGroups, named('support-team'))).toMatchObject([
      { id: '120363012345678901@g.us', participant_count: 12 },
    ]);
  });

  test('streams a session to a token in the address: status, picture of a code, changes', async () => {
    const next = await listen('sales-bot');
    expect(server.requests.at(-1)).toBe('GET /api/v2/sessions/sales-bot/events?token');
    expect(await next()).toEqual({
      event: 'status',
      data: { session: 'sales-bot', status: 'qr_code' },
    });
    expect(await next()).toMatchObject({
      event: 'qr',
      data: { qr: expect.stringMatching(/^data:image\/png;base64,/), qr_text: null, total: null },
    });
    server.become('sales-bot', 'working');
    expect(await next()).toMatchObject({ event: 'status', data: { status: 'working' } });
  });

  test('lacks what the guide does not name, and pages ask instead', async () => {
    const error = await errorOf(client.call(health, {}));
    expect(error).toMatchObject({ status: 404, code: 'NOT_OFFERED', message: 'Not Found' });
    expect(await stateOfStream()).toBe('polling');
  });
});

describe('a server with an oddity', () => {
  test('unknown-status: is shown as itself', async () => {
    server.oddities.add('unknown-status');
    const odd = { status: 'hibernating', status_reason: 'moon_phase' };
    expect((await list())[0]).toMatchObject(odd);
    expect(await client.call(getSession, named('support-team'))).toMatchObject(odd);
  });

  test('wrapped-lists: are lists all the same', async () => {
    server.oddities.add('wrapped-lists');
    expect(await list()).toHaveLength(2);
    expect(await client.call(listWhatsappGroups, named('support-team'))).toHaveLength(1);
  });

  test('odd-rows: cost themselves only, and each is told by its field', async () => {
    server.oddities.add('odd-rows');
    expect((await list()).map(({ name }) => name)).toEqual(['support-team', 'sales-bot']);
    expect(oddRows).toEqual([
      { index: 2, problem: '[2].status: Invalid input' },
      { index: 3, problem: '[3]: Invalid input' },
    ]);
  });

  test('fastapi-validation: names the field as ours does', async () => {
    server.oddities.add('fastapi-validation');
    const error = await errorOf(client.call(createSession, { body: { name: 'Not Good' } }));
    expect(error).toMatchObject({
      status: 422,
      code: 'VALIDATION_ERROR',
      errors: [{ path: 'name', message: 'String should match pattern' }],
    });
  });

  test('strict-bodies: takes what we send, for it is what the guide has', async () => {
    server.oddities.add('strict-bodies');
    expect(await signIn().then(() => 'in')).toBe('in');
    await client.call(createSession, { body: { name: 'till' } });
    await client.call(sendMessage, { ...named('support-team'), body: message });
    const more = { ...message, quoted_message_id: '3EB0' };
    const refused = client.call(sendMessage, { ...named('support-team'), body: more });
    expect(await errorOf(refused)).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' });
  });

  test('bad-gateway: is a server that does not answer', async () => {
    server.oddities.add('bad-gateway');
    const error = await errorOf(list());
    expect(error).toMatchObject({ status: 502, code: 'HTTP_502' });
    expect(explainError(error).title).toBe('The server did not answer');
  });

  test('website: is something else', async () => {
    server.oddities.add('website');
    const error = await errorOf(list());
    expect(error.code).toBe('NOT_THIS_API');
    expect(explainError(error).title).toBe('Something other than the MoltFlow API answered');
    expect(await stateOfStream()).toBe('polling');
  });

  test('empty-401: renews once, and then the login has ended', async () => {
    server.oddities.add('empty-401');
    server.expireTokens();
    expect(await list()).toHaveLength(2);
    server.endLogins();
    const error = await errorOf(list());
    expect(error).toMatchObject({ status: 401, code: 'HTTP_401' });
    expect(explainError(error).title).toBe('Your login has ended');
  });

  test('no-events: has no stream of a session either', async () => {
    server.oddities.add('no-events');
    expect(await errorOf(listen('sales-bot'))).toMatchObject({ status: 404 });
  });

  test('forbidden-paths: is read as not having them', async () => {
    server.oddities.add('forbidden-paths');
    expect(await errorOf(client.call(health, {}))).toMatchObject({ status: 403, code: 'HTTP_403' });
    expect(await stateOfStream()).toBe('polling');
  });

  test('rate-limited: says until when', async () => {
    server.oddities.add('rate-limited');
    const error = await errorOf(list());
    expect(error).toMatchObject({ status: 429, code: 'RATE_LIMITED', retryAfter: 30 });
    expect(explainError(error).title).toBe('Too many requests');
  });

  test('no-cors: lets no page of another origin read it', async () => {
    const allowed = async () => {
      const headers = { Origin: 'http://dashboard.example' };
      const answer = await fetch(server.origin, { headers });
      return answer.headers.get('access-control-allow-origin');
    };
    expect(await allowed()).toBe('*');
    server.oddities.add('no-cors');
    expect(await allowed()).toBeNull();
  });
});

test('oddities may be chosen when it starts', async () => {
  const odd = await startForeignServer({ oddities: ['website'] });
  const answer = await fetch(`${odd.apiBaseUrl}/sessions`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/html; charset=UTF-8',
  ]);
  await odd.stop();
});
