import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { endpoint, streamEndpoint } from '../contract/endpoint.ts';
import { createAdmission } from './admission.ts';
import { errorOf } from './app-fixture.ts';
import { createAccessTokens } from './auth/access-tokens.ts';
import { createAuthenticator } from './auth/authenticator.ts';
import { manualClock } from './clock.ts';
import { type Handlers, type MountDeps, mountContract } from './mount-contract.ts';
import { Refusal } from './refusal.ts';
import { type AppEnv, requestInfo } from './request-context.ts';
import { openMemoryStore } from './store/memory-store.ts';
import type { Store } from './store/store.ts';

const table = {
  readThing: endpoint({
    name: 'readThing',
    method: 'GET',
    path: '/things/{id}',
    scope: 'public',
    summary: 'One thing',
    inGuide: true,
    params: z.object({ id: z.pipe(z.coerce.number(), z.int()) }),
    query: z.object({ limit: z.optional(z.pipe(z.coerce.number(), z.int().check(z.gte(1)))) }),
    status: 200,
    response: z.object({ id: z.int(), limit: z.nullable(z.int()) }),
  }),
  makeThing: endpoint({
    name: 'makeThing',
    method: 'POST',
    path: '/things',
    scope: 'public',
    summary: 'Make a thing',
    inGuide: true,
    idempotent: true,
    body: z.object({
      name: z.string().check(z.minLength(2, 'At least 2 characters.')),
      keywords: z._default(z.array(z.string().check(z.minLength(1))), []),
    }),
    status: 201,
    response: z.object({ name: z.string(), keywords: z.array(z.string()) }),
  }),
  hiddenThing: endpoint({
    name: 'hiddenThing',
    method: 'GET',
    path: '/hidden',
    scope: 'public',
    summary: 'Not served here',
    inGuide: false,
    status: 200,
    response: z.object({}),
  }),
  ticks: streamEndpoint({
    name: 'ticks',
    method: 'GET',
    path: '/ticks',
    scope: 'public',
    summary: 'Ticks',
    inGuide: true,
    events: { tick: z.object({ n: z.int() }) },
  }),
};

const handlers: Handlers<typeof table> = {
  readThing: ({ params, query }) => ({ id: params.id, limit: query.limit ?? null }),
  makeThing({ body, idempotencyKey, answerHeaders }) {
    if (body.name === 'taken') throw new Refusal('SESSION_EXISTS', 'There is one.');
    answerHeaders.set('X-Key', idempotencyKey ?? 'none');
    const answer = { ...body, secret: 'never named by the contract' };
    return answer;
  },
  hiddenThing: () => ({}),
  ticks: () => (sink) => {
    sink.send({ event: 'tick', data: { n: 1 } }, 'e.1');
    sink.end();
    return () => {};
  },
};

let store: Store;
let deps: MountDeps;
let app: Hono<AppEnv>;

beforeAll(async () => {
  store = await openMemoryStore();
  const clock = manualClock();
  const accessTokens = createAccessTokens(store.settings, clock);
  const authenticator = createAuthenticator({ store, accessTokens, clock });
  const infoOf = (c: Parameters<typeof requestInfo>[0]) => requestInfo(c, { trustProxy: false });
  deps = {
    basePath: '/api',
    admission: createAdmission({ authenticator, rateLimit: null, clock, requestInfo: infoOf }),
    authenticator,
    clock,
    requestInfo: infoOf,
    closing: new AbortController().signal,
    serves: ({ inGuide }) => inGuide,
  };
  app = new Hono<AppEnv>();
  app.onError((error) => {
    if (error instanceof Refusal) return error.toResponse();
    throw error;
  });
  mountContract(app, table, handlers, deps);
});
afterAll(() => store.close());

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  app.request('/api/things', { method: 'POST', body, headers });

describe('a request', () => {
  test('reaches its handler with its parts read as the table says', async () => {
    expect(await (await app.request('/api/things/7?limit=3')).json()).toEqual({ id: 7, limit: 3 });
    const made = await post('{"name":"ab"}', { 'Idempotency-Key': 'k1' });
    expect(made.status).toBe(201);
    expect(made.headers.get('x-key')).toBe('k1');
    expect(await made.json()).toEqual({ name: 'ab', keywords: [] });
  });

  test('with JSON under any content type is understood', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json']) {
      expect((await post('{"name":"ab"}', { 'Content-Type': type })).status).toBe(201);
    }
  });

  test.each([
    ['{"name":', 'INVALID_JSON', undefined],
    ['', 'VALIDATION_ERROR', ['name']],
    ['{}', 'VALIDATION_ERROR', ['name']],
    ['[]', 'VALIDATION_ERROR', ['body']],
    ['"text"', 'VALIDATION_ERROR', ['body']],
    [
      '{"name":"a","keywords":["a","","b",1]}',
      'VALIDATION_ERROR',
      ['name', 'keywords[1]', 'keywords[3]'],
    ],
    ['{"name":"a\\u0000b"}', 'VALIDATION_ERROR', ['name']],
    ['{"name":"ab","keywords":["ok","\\ud83d"]}', 'VALIDATION_ERROR', ['keywords[1]']],
  ])('with the body %s is refused, naming what is wrong', async (body, error_code, paths) => {
    const expected = { error_code, status: 400, ...(paths && { paths }) };
    expect(await errorOf(await post(body))).toEqual(expected);
  });

  test('that is not UTF-8 is refused', async () => {
    const bytes = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]);
    expect(await errorOf(await post(bytes))).toMatchObject({ error_code: 'INVALID_JSON' });
  });

  test('nested absurdly deep is answered, not crashed on', async () => {
    const deep = `{"name":"ab","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect([201, 400]).toContain((await post(deep)).status);
  });

  test('with a whole pair of surrogates is fine', async () => {
    expect((await post('{"name":"a\\ud83d\\ude00"}')).status).toBe(201);
  });

  test('with a wrong path or query says which', async () => {
    const wrong = (path: string) => Promise.resolve(app.request(path)).then(errorOf);
    expect(await wrong('/api/things/x')).toMatchObject({ paths: ['id'] });
    expect(await wrong('/api/things/1?limit=0')).toMatchObject({ paths: ['limit'] });
  });

  test.each(['', 'two words', 'a'.repeat(256), 'é'])('with the key %j is refused', async (key) => {
    const answer = await post('{"name":"ab"}', { 'Idempotency-Key': key });
    expect(await errorOf(answer)).toMatchObject({ paths: ['Idempotency-Key'] });
  });

  test('of more than a megabyte is refused, said or streamed', async () => {
    const tooLarge = { error_code: 'PAYLOAD_TOO_LARGE', status: 413 };
    const text = JSON.stringify({ name: 'x'.repeat(1_000_001) });
    const length = String(text.length);
    expect(await errorOf(await post(text, { 'Content-Length': length }))).toEqual(tooLarge);
    expect(await errorOf(await post(text))).toEqual(tooLarge);
  });
});

describe('an answer', () => {
  test('never holds a field that the contract does not name', async () => {
    expect(await (await post('{"name":"ab"}')).text()).not.toContain('secret');
  });

  test('of a refusal is its code, its status and its words', async () => {
    const answer = await post('{"name":"taken"}');
    expect(answer.status).toBe(409);
    expect(await answer.json()).toEqual({
      detail: 'There is one.',
      error_code: 'SESSION_EXISTS',
      status: 409,
    });
  });

  test('of a stream is its events', async () => {
    const answer = await app.request('/api/ticks');
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(await answer.text()).toContain('id: e.1\nevent: tick\ndata: {"n":1}\n\n');
  });
});

describe('a verb', () => {
  test('that the path does not have is 405, and says which it has', async () => {
    const answer = await app.request('/api/things/1', { method: 'DELETE' });
    expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    expect(await errorOf(answer)).toEqual({ error_code: 'METHOD_NOT_ALLOWED', status: 405 });
  });

  test('HEAD answers as GET does, without a body, and opens no stream', async () => {
    const thing = await app.request('/api/things/1', { method: 'HEAD' });
    expect([thing.status, await thing.text()]).toEqual([200, '']);
    const ticks = await app.request('/api/ticks', { method: 'HEAD' });
    expect([ticks.status, ticks.headers.get('content-type'), ticks.body]).toEqual([
      200,
      'text/event-stream',
      null,
    ]);
  });

  test('OPTIONS says what is allowed', async () => {
    const answer = await app.request('/api/things', { method: 'OPTIONS' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'POST, OPTIONS']);
  });
});

test('an endpoint that is not served does not exist', async () => {
  expect((await app.request('/api/hidden')).status).toBe(404);
});

function handlersThatDoNotCompile() {
  const { readThing, ...others } = handlers;
  // @ts-expect-error a handler is missing
  mountContract(app, table, others, deps);
  // @ts-expect-error a handler has no endpoint
  mountContract(app, table, { ...handlers, unknownThing: readThing }, deps);
  // @ts-expect-error a handler answers with something else
  mountContract(app, table, { ...handlers, readThing: () => ({ id: '7', limit: null }) }, deps);
  // @ts-expect-error a handler leaves out a field
  mountContract(app, table, { ...handlers, readThing: () => ({ id: 7 }) }, deps);
  // @ts-expect-error a stream is answered as JSON
  mountContract(app, table, { ...handlers, ticks: () => ({ n: 1 }) }, deps);
  const reads: Handlers<typeof table> = {
    ...handlers,
    // @ts-expect-error a handler reads a part that the endpoint does not have
    hiddenThing: ({ body }) => body,
  };
  return reads;
}

test('handlers that do not fit the table do not compile', () => {
  // The compiler has checked it: each expected error above is one.
  expect(handlersThatDoNotCompile).toBeTypeOf('function');
});
