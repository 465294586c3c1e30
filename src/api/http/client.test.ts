import { describe, expect, test } from 'vitest';
import { getApiKey, listApiKeys } from '../../../contract/api-keys.ts';
import { changePassword, login } from '../../../contract/auth.ts';
import { accountStream, sessionStream } from '../../../contract/events.ts';
import { sendMessage } from '../../../contract/messages.ts';
import { getSession, listSessions } from '../../../contract/sessions.ts';
import { clientBefore, errorOf, html, json, support } from './client-fixture.ts';

describe('a request', () => {
  test('has its path filled in, its query and its credential', async () => {
    const { client, sent } = clientBefore(json({ items: [], next_cursor: null }), json(support));
    await client.call(listApiKeys, { query: { limit: 5, cursor: undefined } });
    await client.call(getSession, { params: { name: 'a/b ü' } });
    expect(sent.map(({ request }) => request.url)).toEqual([
      'http://box.lan/api/v2/api-keys?limit=5',
      'http://box.lan/api/v2/sessions/a%2Fb%20%C3%BC',
    ]);
    expect(sent[0]?.request.headers.get('authorization')).toBe('Bearer token-1');
    expect(sent[0]?.request.headers.get('content-type')).toBeNull();
  });

  test('carries its body as JSON and its idempotency key in a header', async () => {
    const { client, sent } = clientBefore(
      json({ success: true, result: { key: { id: 'X' }, timestamp: 1 } }),
    );
    const body = { chatId: '12025550100@c.us', text: 'שלום' };
    await client.call(sendMessage, { params: { name: 'a' }, body, idempotencyKey: 'k-1' });
    expect(sent[0]?.request.method).toBe('POST');
    expect(sent[0]?.request.headers.get('idempotency-key')).toBe('k-1');
    expect(sent[0]?.request.headers.get('content-type')).toBe('application/json');
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual(body);
  });

  test('to a public endpoint carries no credential', async () => {
    const { client, sent } = clientBefore(json({ access_token: 'x' }));
    await client.call(login, { body: { email: 'a@b.c', password: 'p' } });
    expect(sent[0]?.request.headers.get('authorization')).toBeNull();
  });

  test.each(['..', '.', ''])('never reaches another path through the name %j', async (name) => {
    const { client, sent } = clientBefore(json(support));
    expect(await errorOf(client.call(getSession, { params: { name } }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(sent).toEqual([]);
  });

  test('that is aborted throws the reason, not an ApiError', async () => {
    const { client } = clientBefore(json(support));
    const reason = new DOMException('gone', 'AbortError');
    const call = client.call(
      getSession,
      { params: { name: 'a' } },
      { signal: AbortSignal.abort(reason) },
    );
    await expect(call).rejects.toBe(reason);
  });
});

describe('a refused credential', () => {
  const refused = () => new Response(null, { status: 401 });

  test('is renewed once, and the request sent again', async () => {
    const { client, sent, renewed } = clientBefore(refused, json([support]));
    expect(await client.call(listSessions, {})).toHaveLength(1);
    expect(renewed).toEqual(['token-1']);
    expect(sent.map(({ request }) => request.headers.get('authorization'))).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
  });

  test('is not renewed twice', async () => {
    const { client, sent } = clientBefore(refused, refused);
    expect((await errorOf(client.call(listSessions, {}))).status).toBe(401);
    expect(sent).toHaveLength(2);
  });

  test('is the answer when it cannot be renewed', async () => {
    const { client, tokens, sent } = clientBefore(refused);
    tokens.renew = async () => null;
    expect((await errorOf(client.call(listSessions, {}))).code).toBe('HTTP_401');
    expect(sent).toHaveLength(1);
  });

  test('is not asked for again while nobody is logged in', async () => {
    const { client, tokens, sent } = clientBefore();
    tokens.token = async () => null;
    expect((await errorOf(client.call(listSessions, {}))).code).toBe('TOKEN_EXPIRED');
    expect(sent).toEqual([]);
  });

  test('a wrong password in a form renews nothing', async () => {
    const { client, renewed } = clientBefore(
      json({ detail: 'Wrong.', error_code: 'INVALID_CREDENTIALS', status: 401 }, 401),
    );
    const body = { current_password: 'a', new_password: 'bbbbbbbbbb' };
    expect((await errorOf(client.call(changePassword, { body }))).code).toBe('INVALID_CREDENTIALS');
    expect(renewed).toEqual([]);
  });
});

describe('a stream', () => {
  const events = () => new Response('', { headers: { 'Content-Type': 'text/event-stream' } });

  test('carries the credential and the last id in headers, nothing in its address', async () => {
    const { client, sent } = clientBefore(events);
    await client.open(accountStream, { query: {} }, { lastEventId: 'e.7' });
    expect(sent[0]?.request.url).toBe('http://box.lan/api/v2/events');
    expect(sent[0]?.request.headers.get('last-event-id')).toBe('e.7');
    expect(sent[0]?.request.headers.get('authorization')).toBe('Bearer token-1');
  });

  test('whose server takes no header, however new the token, gets it in the address', async () => {
    const refused = () => new Response(null, { status: 401 });
    const { client, sent, renewed } = clientBefore(refused, refused, events, events);
    const request = { params: { name: 'a' }, query: {} };
    for (let n = 0; n < 2; n += 1) await client.open(sessionStream, request);
    expect(renewed).toEqual(['token-1']);
    const told = sent.map(({ request: { url, headers } }) => [url, headers.get('authorization')]);
    const address = 'http://box.lan/api/v2/sessions/a/events';
    expect(told).toEqual([
      [address, 'Bearer token-1'],
      [address, 'Bearer token-2'],
      [`${address}?token=token-1`, null],
      [`${address}?token=token-1`, null],
    ]);
  });

  test('that the guide does not name never has its token in the address', async () => {
    const refused = () => new Response(null, { status: 401 });
    const { client, sent } = clientBefore(refused, refused, refused, refused);
    expect((await errorOf(client.open(accountStream, { query: {} }))).status).toBe(401);
    expect(sent.some(({ request }) => request.url.includes('token'))).toBe(false);
  });

  test('that is answered with a page is not this API', async () => {
    const { client } = clientBefore(() => html('<!doctype html>', 200));
    expect((await errorOf(client.open(accountStream, { query: {} }))).code).toBe('NOT_THIS_API');
  });
});

describe('a stream whose token a server does not take in the header', () => {
  const events = () => new Response('', { headers: { 'Content-Type': 'text/event-stream' } });
  const ofSession = { params: { name: 'a' }, query: {} };
  const refused = (status: number, code?: string) => () =>
    json({ detail: 'No.', ...(code && { error_code: code }) }, status);
  const placesOf = (sent: readonly { request: Request }[]) =>
    sent.map(({ request }) =>
      request.headers.has('authorization') ? 'header' : new URL(request.url).search,
    );

  test('is tried with the token in the address, and from then on opened so', async () => {
    const { client, sent, renewed } = clientBefore(refused(403), events, events);
    await client.open(sessionStream, ofSession);
    await client.open(sessionStream, ofSession, { lastEventId: 'e.7' });
    expect(placesOf(sent)).toEqual(['header', '?token=token-1', '?token=token-1']);
    expect(sent[2]?.request.headers.get('last-event-id')).toBe('e.7');
    expect(renewed).toEqual([]);
  });

  test('is tried so after a new token was refused too, for an old one proves nothing', async () => {
    const { client, sent, tokens } = clientBefore(refused(401), refused(401), events);
    tokens.token = async () => (sent.length === 0 ? 'token-1' : 'token-2');
    await client.open(sessionStream, ofSession);
    expect(placesOf(sent)).toEqual(['header', 'header', '?token=token-2']);
  });

  test('is tried so once where that does not help', async () => {
    const { client, sent } = clientBefore(refused(403), refused(403), refused(403));
    await errorOf(client.open(sessionStream, ofSession));
    await errorOf(client.open(sessionStream, ofSession));
    expect(placesOf(sent)).toEqual(['header', '?token=token-1', 'header']);
  });

  test.each([
    ['a scope that is missing', 403, 'INSUFFICIENT_SCOPE'],
    ['a plan', 403, 'PLAN_LIMIT_REACHED'],
    ['a path that is not there', 404, undefined],
  ])('is not meant by %s', async (_, status, code) => {
    const { client, sent } = clientBefore(refused(status, code));
    await errorOf(client.open(sessionStream, ofSession));
    expect(placesOf(sent)).toEqual(['header']);
  });

  test('is not meant when the login is over', async () => {
    const { client, sent, tokens } = clientBefore(refused(401));
    tokens.renew = async () => {
      tokens.token = async () => null;
      return null;
    };
    await errorOf(client.open(sessionStream, ofSession));
    expect(placesOf(sent)).toEqual(['header']);
  });

  test('is never meant by another request', async () => {
    const { client, sent } = clientBefore(refused(403));
    await errorOf(client.call(listSessions, {}));
    expect(placesOf(sent)).toEqual(['header']);
  });
});

test('a numeric id becomes a part of the path', async () => {
  const { client, sent } = clientBefore(() => new Response(null, { status: 404 }));
  await errorOf(client.call(getApiKey, { params: { id: 7 } }));
  expect(sent[0]?.request.url).toBe('http://box.lan/api/v2/api-keys/7');
});
