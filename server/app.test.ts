import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorOf, owner, startTestApp, type TestApp } from './app-fixture.ts';

let main: TestApp;
beforeAll(async () => {
  main = await startTestApp();
});
afterAll(() => main.close());

/** Another server on the same store. */
const start = (overrides: Parameters<typeof startTestApp>[0] = {}) =>
  startTestApp({ store: main.store, ...overrides });

describe('under /api', () => {
  test('an unknown path is a JSON 404', async () => {
    for (const path of ['/nothing', '/sessions/a/b/c', '/sessions/']) {
      expect(await errorOf(await main.request(path))).toEqual({
        error_code: 'NOT_FOUND',
        status: 404,
      });
    }
    expect((await main.app.request('/api')).status).toBe(404);
  });

  test('a wrong verb is 405 with the right ones', async () => {
    const answer = await main.request('/sessions', { method: 'PUT' });
    expect(answer.headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS');
    expect(await errorOf(answer)).toEqual({ error_code: 'METHOD_NOT_ALLOWED', status: 405 });
  });

  test('every answer has its number, and none is stored or sniffed or framed', async () => {
    const answers = await Promise.all(
      ['/health', '/nothing', '/sessions'].map((path) => main.request(path)),
    );
    for (const { headers } of answers) {
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; frame-ancestors 'none'",
      );
      expect(headers.has('strict-transport-security')).toBe(false);
    }
    const ids = answers.map(({ headers }) => headers.get('x-request-id'));
    expect(new Set(ids).size).toBe(3);
  });

  test('a failure of ours says nothing about itself, and its number is in the log', async () => {
    const broken = await startTestApp({ withoutOwner: true });
    await broken.store.close();
    const answer = await broken.request('/setup');
    const id = answer.headers.get('x-request-id') ?? '';
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ error_code: 'INTERNAL_ERROR', status: 500 });
    expect(text).toContain(id);
    expect(text).not.toMatch(/\bat \S+:\d+|select|PGlite/i);
    const logged = broken
      .logText()
      .split('\n')
      .find((line) => line.includes('"err"'));
    expect(logged).toContain(id);
  });
});

test('health tells whether the database answers, what runs here, and whether there is a sandbox', async () => {
  const answer = await main.request('/health');
  expect(await answer.json()).toEqual({ status: 'ok', version: '1.2.3', sandbox: false });
});

describe('limits', () => {
  test('count down per caller and start anew with the clock', async () => {
    const app = await start({ config: { rateLimitPerMinute: 3 } });
    const token = await app.login();
    const left: (string | null)[] = [];
    for (let n = 0; n < 3; n++) {
      const { headers } = await app.request('/auth/me', { token });
      left.push(headers.get('x-ratelimit-remaining'));
      expect(headers.get('x-ratelimit-limit')).toBe('3');
      expect(headers.get('x-ratelimit-reset')).toBe(String(app.clock.now() / 1000 + 60));
    }
    expect(left).toEqual(['2', '1', '0']);

    const refused = await app.request('/auth/me', { token });
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(await errorOf(refused)).toEqual({ error_code: 'RATE_LIMITED', status: 429 });

    // Someone else, counted by address, still has what the login left.
    expect((await app.request('/health')).headers.get('x-ratelimit-remaining')).toBe('1');

    app.clock.advance(60_000);
    expect((await app.request('/auth/me', { token })).status).toBe(200);
  });

  test('count wrong credentials and unknown paths against the address', async () => {
    const app = await start({ config: { rateLimitPerMinute: 2 } });
    expect((await app.request('/sessions', { token: 'x' })).status).toBe(401);
    expect((await app.request('/nothing')).status).toBe(404);
    expect((await app.request('/sessions', { token: 'x' })).status).toBe(429);
    expect((await app.request('/nothing')).status).toBe(429);
  });

  test('are off at 0', async () => {
    const app = await start({ config: { rateLimitPerMinute: 0 } });
    const { headers } = await app.request('/health');
    expect(headers.has('x-ratelimit-limit')).toBe(false);
  });

  test('stop guessing a password, for that email from that address', async () => {
    const app = await start();
    const body = { email: owner.email, password: 'a wrong guess' };
    for (let n = 0; n < 10; n++)
      expect((await app.request('/auth/login', { body })).status).toBe(401);
    expect((await app.request('/auth/login', { body: owner })).status).toBe(429);
    const other = { ...body, email: 'other@example.com' };
    expect((await app.request('/auth/login', { body: other })).status).toBe(401);
    app.clock.advance(60_000);
    expect((await app.request('/auth/login', { body: owner })).status).toBe(200);
  });
});

describe('another origin', () => {
  const origin = 'https://panel.example.com';

  test('may call when it is named, and may read the headers that tell about limits', async () => {
    const app = await start({ config: { corsOrigins: [origin] } });
    const preflight = await app.request('/sessions', {
      method: 'OPTIONS',
      headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
    const allowed = preflight.headers.get('access-control-allow-headers')?.toLowerCase().split(',');
    expect(allowed).toEqual(
      expect.arrayContaining([
        'authorization',
        'x-api-key',
        'idempotency-key',
        'x-token-transport',
      ]),
    );

    const answer = await app.request('/sessions', { headers: { Origin: origin } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-expose-headers')).toContain('X-RateLimit-Remaining');
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false);

    const stranger = await app.request('/sessions', {
      headers: { Origin: 'https://evil.example' },
    });
    expect(stranger.headers.has('access-control-allow-origin')).toBe(false);
  });

  test('may not by default', async () => {
    const answer = await main.request('/health', { headers: { Origin: origin } });
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
  });
});

describe('a server on loopback answers', () => {
  const statusOf = async (app: TestApp, url: string) => (await app.request(url)).status;

  test('to localhost and to addresses, and not to names that others may have pointed at it', async () => {
    for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000', '192.168.1.5']) {
      expect(await statusOf(main, `http://${host}/api/v2/health`)).toBe(200);
    }
    expect(await statusOf(main, 'http://rebound.example/api/v2/health')).toBe(403);
    expect(await statusOf(main, 'http://localhost.evil.example/api/v2/health')).toBe(403);
  });

  test('to the names it was given', async () => {
    const app = await start({ config: { allowedHosts: ['box.lan'] } });
    expect(await statusOf(app, 'http://BOX.lan:3000/api/v2/health')).toBe(200);
  });

  test('while one that other machines reach answers to any name', async () => {
    const app = await start({ config: { host: '0.0.0.0' } });
    expect(await statusOf(app, 'http://anything.example/api/v2/health')).toBe(200);
  });
});

describe('GUIDE_ONLY', () => {
  test('leaves what the guide names and nothing more', async () => {
    const app = await start({ config: { guideOnly: true } });
    const token = await app.login();
    expect((await app.request('/sessions', { token })).status).toBe(200);
    for (const path of [
      '/auth/me',
      '/events',
      '/api-keys',
      '/health',
      '/setup',
      '/openapi.json',
      '/docs',
    ]) {
      expect(await errorOf(await app.request(path, { token }))).toEqual({
        error_code: 'NOT_FOUND',
        status: 404,
      });
    }
  });

  test('does not know the ways of the dashboard with refresh tokens', async () => {
    const app = await start({ config: { guideOnly: true } });
    const headers = { 'X-Token-Transport': 'cookie' };
    const answer = await app.request('/auth/login', { body: owner, headers });
    expect(answer.headers.has('set-cookie')).toBe(false);
    expect(await answer.json()).toHaveProperty('refresh_token');
  });
});

describe('the description of the API', () => {
  test('is open to everyone, for machines', async () => {
    const answer = await main.request('/openapi.json');
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(await answer.json()).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/api/v2' }] });
  });

  test('and for people: one page without a script, its style allowed by hash alone', async () => {
    const answer = await main.request('/docs');
    const page = await answer.text();
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.headers.get('content-security-policy')).toMatch(/style-src 'sha256-[^']+'/);
    expect(page).not.toMatch(/<script|style=|\son\w+=/);
    expect(page).toContain('<b>POST</b> /sessions/{name}/messages');
    expect(page).toContain('messages:send');
  });
});
