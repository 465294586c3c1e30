import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { me } from '../../contract/auth.ts';
import { getSession, listSessions } from '../../contract/sessions.ts';
import { errorOf, startTestApp, type TestApp } from '../../server/app-fixture.ts';
import { type Api, openApi } from './api.ts';
import { bearer, callerOn, refused } from './caller.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi({ withSandbox: false });
});
afterAll(() => api.close());

/** Another server on the same store. */
const start = (config: NonNullable<Parameters<typeof startTestApp>[0]>['config']) =>
  startTestApp({ store: api.app.store, ...(config && { config }) });

describe('an error', () => {
  test('is told in the guide’s words and form', async () => {
    const token = await api.ownerToken();
    const answer = await api.app.request('/sessions/invalid-session', { token });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await answer.json()).toEqual({
      detail: "Session 'invalid-session' not found",
      error_code: 'SESSION_NOT_FOUND',
      status: 404,
    });
  });

  test.each(['/nothing', '/sessions/a/b/c', '/sessions/', '/', '/Sessions'])(
    'is JSON at a path that there is not: %s',
    async (path) => {
      const answer = await api.app.request(path);
      expect(await errorOf(answer)).toEqual({ error_code: 'NOT_FOUND', status: 404 });
    },
  );

  test('names a session that needs to be written otherwise in a URL', async () => {
    for (const name of ['a/b', 'ü', '%', '?x=1', 'a b']) {
      const answer = api.owner.call(getSession, { params: { name } });
      await refused(answer, 'SESSION_NOT_FOUND', { message: `Session '${name}' not found` });
    }
  });

  test('carries the number under which the log knows it', async () => {
    const error = await api.owner.call(getSession, { params: { name: 'none' } }).catch((e) => e);
    expect(error.requestId).toMatch(/^[\w-]{36}$/);
    expect(api.app.logText()).toContain(error.requestId);
  });

  test.each([
    ['no token', {}, 'TOKEN_INVALID'],
    ['an odd one', { Authorization: 'Bearer nonsense' }, 'TOKEN_INVALID'],
    ['a password', { Authorization: 'Basic b3duZXI6cGFzc3dvcmQ=' }, 'TOKEN_INVALID'],
    ['an unknown key', { 'X-API-Key': 'molt_sk_1234567890abcdef' }, 'API_KEY_INVALID'],
  ])('says what is wrong with %s', async (_, headers, error_code) => {
    const answer = await api.app.request('/sessions', { headers });
    expect(await errorOf(answer)).toEqual({ error_code, status: 401 });
  });
});

describe('the limit', () => {
  let app: TestApp;
  let token: string;
  const ask = () => app.request('/sessions', { token });
  const headersOf = ({ headers }: Response) =>
    ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset', 'Retry-After'].map((name) =>
      headers.get(name),
    );
  beforeAll(async () => {
    app = await start({ rateLimitPerMinute: 3 });
    token = await app.login();
  });

  test('is told with every answer, and how long to wait when it is reached', async () => {
    const reset = String(app.clock.now() / 1000 + 60);
    expect(headersOf(await ask())).toEqual(['3', '2', reset, null]);
    app.clock.advance(20_500);
    expect(headersOf(await ask())).toEqual(['3', '1', reset, null]);
    expect(headersOf(await ask())).toEqual(['3', '0', reset, null]);
    const late = await ask();
    expect(headersOf(late)).toEqual(['3', '0', reset, '40']);
    expect(await errorOf(late)).toEqual({ error_code: 'RATE_LIMITED', status: 429 });
  });

  test('is each caller’s own, and the dashboard learns when to come back', async () => {
    const dashboard = callerOn(app, { tokens: bearer(token) });
    await refused(dashboard.call(listSessions, {}), 'RATE_LIMITED', { retryAfter: 40 });
    const { rawKey } = await api.key(['sessions:read']);
    const other = callerOn(app, { apiKey: rawKey });
    expect(await other.call(listSessions, {})).toEqual([]);
  });

  test('starts anew when it said', async () => {
    app.clock.advance(39_499);
    expect((await ask()).status).toBe(429);
    app.clock.advance(1);
    expect((await ask()).status).toBe(200);
  });
});

describe('a page of another origin', () => {
  const [allowed, stranger] = ['https://panel.example.com', 'https://evil.example'];
  const exposed = [
    'Retry-After',
    'X-RateLimit-Limit',
    'X-RateLimit-Remaining',
    'X-RateLimit-Reset',
    'X-Request-Id',
    'X-Required-Scopes',
  ];
  const list = (answer: Response, name: string) =>
    (answer.headers.get(name) ?? '').split(/, ?/).filter(Boolean);
  let app: TestApp;
  let token: string;
  beforeAll(async () => {
    app = await start({ corsOrigins: [allowed] });
    token = await app.login();
  });

  const preflight = (origin: string, on: TestApp = app) =>
    on.request('/sessions/one', {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'DELETE',
        'Access-Control-Request-Headers': 'authorization',
      },
    });

  test('that is allowed may ask for everything, and read what the headers say', async () => {
    const before = await preflight(allowed);
    expect(before.status).toBe(204);
    expect(before.headers.get('access-control-allow-origin')).toBe(allowed);
    expect(list(before, 'access-control-allow-methods')).toEqual(
      expect.arrayContaining(['GET', 'POST', 'PATCH', 'DELETE']),
    );
    expect(list(before, 'access-control-allow-headers')).toEqual(
      expect.arrayContaining([
        ...['Authorization', 'Content-Type', 'X-API-Key', 'X-Token-Transport'],
        ...['Idempotency-Key', 'Last-Event-ID'],
      ]),
    );
    for (const path of ['/sessions', '/sessions/none', '/nothing', '/events']) {
      const answer = await app.request(path, { token, headers: { Origin: allowed } });
      expect(answer.headers.get('access-control-allow-origin')).toBe(allowed);
      expect(answer.headers.get('vary')).toContain('Origin');
      expect(list(answer, 'access-control-expose-headers').toSorted()).toEqual(exposed);
      await answer.body?.cancel();
    }
  });

  test('that is not allowed may read nothing', async () => {
    expect((await preflight(stranger)).headers.has('access-control-allow-origin')).toBe(false);
    const answer = await app.request('/sessions', { token, headers: { Origin: stranger } });
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
    const closed = await preflight(allowed, api.app);
    expect(closed.headers.has('access-control-allow-origin')).toBe(false);
  });

  test('gets no cookie along: its token travels in the body', async () => {
    const answer = await app.request('/auth/me', { token, headers: { Origin: allowed } });
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
    const client = callerOn(app, { tokens: bearer(token) }, { headers: { Origin: allowed } });
    expect(await client.call(me, {})).toMatchObject({ role: 'owner' });
  });
});
