import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { errorOf, owner, startTestApp, type TestApp } from '../app-fixture.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ config: { rateLimitPerMinute: 0, trustProxy: true } });
});
afterAll(() => app.close());
beforeEach(() => app.clock.advance(60_000));

interface Tokens {
  access_token: string;
  refresh_token?: string;
}
const tokensOf = async (answer: Response) => (await answer.json()) as Tokens;
const rotate = { 'X-Token-Transport': 'rotate' };
const viaCookie = { 'X-Token-Transport': 'cookie' };

const refresh = (refresh_token: string | undefined, headers = {}) =>
  app.request('/auth/refresh', { body: { refresh_token }, headers });
const loginWith = async (headers = {}) =>
  tokensOf(await app.request('/auth/login', { body: owner, headers }));
const invalid = { error_code: 'TOKEN_INVALID', status: 401 };
const isIn = async (token: string) => (await app.request('/auth/me', { token })).status === 200;
const day = 24 * 3600 * 1000;

describe('login', () => {
  test('answers as the guide says', async () => {
    const answer = await app.request('/auth/login', { body: owner });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual({
      access_token: expect.stringMatching(/^eyJ/),
      refresh_token: expect.stringMatching(/^[\w-]{43}$/),
      token_type: 'bearer',
      expires_in: 3600,
    });
  });

  test('takes the email in any case', async () => {
    const body = { ...owner, email: ` ${owner.email.toUpperCase()}` };
    expect((await app.request('/auth/login', { body })).status).toBe(200);
  });

  test('does not tell an unknown user from a wrong password', async () => {
    const answers = await Promise.all(
      [
        { ...owner, password: 'wrong password' },
        { ...owner, email: 'nobody@example.com' },
      ].map(async (body) => (await app.request('/auth/login', { body })).json()),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ error_code: 'INVALID_CREDENTIALS', status: 401 });
  });

  test('works though an old token is sent along', async () => {
    const answer = await app.request('/auth/login', { body: owner, token: 'outdated' });
    expect(answer.status).toBe(200);
  });

  test('refuses a way of carrying tokens that it does not know', async () => {
    const headers = { 'X-Token-Transport': 'pigeon' };
    const answer = await app.request('/auth/login', { body: owner, headers });
    expect(await errorOf(answer)).toMatchObject({ paths: ['X-Token-Transport'] });
  });
});

describe('an access token', () => {
  test('opens what needs a login, for an hour', async () => {
    const { access_token } = await loginWith();
    const answer = await app.request('/auth/me', { token: access_token });
    expect(await answer.json()).toEqual({
      id: expect.any(Number),
      email: owner.email,
      full_name: null,
      role: 'owner',
    });
    app.clock.advance(3600_000);
    const late = await app.request('/auth/me', { token: access_token });
    expect(await errorOf(late)).toEqual({ error_code: 'TOKEN_EXPIRED', status: 401 });
  });

  test('that is missing or nonsense is told apart from an expired one', async () => {
    expect(await errorOf(await app.request('/auth/me'))).toEqual(invalid);
    expect(await errorOf(await app.request('/auth/me', { token: 'abc' }))).toEqual(invalid);
    const headers = { Authorization: 'Basic abc' };
    expect(await errorOf(await app.request('/auth/me', { headers }))).toEqual(invalid);
  });

  test('in the URL counts for streams only', async () => {
    const { access_token } = await loginWith();
    expect((await app.request(`/auth/me?token=${access_token}`)).status).toBe(401);
    const stream = await app.request(`/events?token=${access_token}`);
    expect(stream.status).toBe(200);
    await stream.body?.cancel();
  });
});

describe('a refresh token of a client of the guide', () => {
  test('stays the same for its 30 days', async () => {
    const { refresh_token } = await loginWith();
    app.clock.advance(29 * day);
    for (let n = 0; n < 3; n++) {
      const tokens = await tokensOf(await refresh(refresh_token));
      expect(tokens.refresh_token).toBe(refresh_token);
      expect(await isIn(tokens.access_token)).toBe(true);
      app.clock.advance(60_000);
    }
    app.clock.advance(day);
    expect(await errorOf(await refresh(refresh_token))).toEqual(invalid);
  });

  test('that is missing or unknown is refused', async () => {
    expect(await errorOf(await refresh(undefined))).toMatchObject({ paths: ['refresh_token'] });
    expect(await errorOf(await refresh('unknown'))).toEqual(invalid);
  });
});

describe('a refresh token that rotates', () => {
  test('is replaced at each use, and never outlives the first one', async () => {
    let { refresh_token } = await loginWith(rotate);
    for (let n = 0; n < 29; n++) {
      app.clock.advance(day);
      const next = await tokensOf(await refresh(refresh_token, rotate));
      expect(next.refresh_token).not.toBe(refresh_token);
      refresh_token = next.refresh_token;
    }
    app.clock.advance(day);
    expect(await errorOf(await refresh(refresh_token, rotate))).toEqual(invalid);
  });

  test('is accepted once more within 20 s: two tabs may refresh at once', async () => {
    const { refresh_token } = await loginWith(rotate);
    const [first, second] = await Promise.all([
      refresh(refresh_token, rotate).then(tokensOf),
      refresh(refresh_token, rotate).then(tokensOf),
    ]);
    app.clock.advance(20_000);
    expect((await refresh(refresh_token, rotate)).status).toBe(200);
    expect((await refresh(first.refresh_token, rotate)).status).toBe(200);
    expect((await refresh(second.refresh_token, rotate)).status).toBe(200);
  });

  test('presented after the grace ends its whole family, at once', async () => {
    const { refresh_token, access_token } = await loginWith(rotate);
    const next = await tokensOf(await refresh(refresh_token, rotate));
    expect(await isIn(access_token)).toBe(true);
    app.clock.advance(20_001);
    expect(await errorOf(await refresh(refresh_token, rotate))).toEqual(invalid);
    expect(await errorOf(await refresh(next.refresh_token, rotate))).toEqual(invalid);
    expect(await isIn(access_token)).toBe(false);
  });

  test('rotates for a client that does not ask for it, too', async () => {
    const { refresh_token } = await loginWith(rotate);
    const next = await tokensOf(await refresh(refresh_token));
    expect(next.refresh_token).not.toBe(refresh_token);
  });

  test('is what a staying one becomes when the client asks', async () => {
    const { refresh_token } = await loginWith();
    await refresh(refresh_token, rotate);
    app.clock.advance(20_001);
    expect(await errorOf(await refresh(refresh_token, rotate))).toEqual(invalid);
  });
});

describe('a refresh token in a cookie', () => {
  const cookieOf = (answer: Response) => answer.headers.get('set-cookie') ?? '';
  const pair = (cookie: string) => cookie.split(';')[0] ?? '';
  const login = (headers = {}) =>
    app.request('/auth/login', { body: owner, headers: { ...viaCookie, ...headers } });

  test('is out of every script’s reach, and in no body', async () => {
    const answer = await login();
    expect(cookieOf(answer)).toMatch(/^moltflow_refresh=[\w-]{43}; /);
    const attributes = cookieOf(answer).split('; ').slice(1);
    expect(attributes.toSorted()).toEqual([
      'HttpOnly',
      'Max-Age=2592000',
      'Path=/api/v2/auth',
      'SameSite=Strict',
    ]);
    expect(await answer.json()).not.toHaveProperty('refresh_token');
  });

  test('is bound to its origin where the origin is https', async () => {
    const answer = await login({ 'X-Forwarded-Proto': 'https' });
    expect(cookieOf(answer)).toMatch(/^__Host-moltflow_refresh=[\w-]{43}; /);
    const attributes = cookieOf(answer).split('; ').slice(1);
    expect(attributes).toEqual(expect.arrayContaining(['Secure', 'HttpOnly', 'Path=/']));
  });

  test('of a server is not that of another one on the same host', async () => {
    const behind = (host: string) => login({ 'X-Forwarded-Host': host });
    expect(cookieOf(await behind('box.lan:3000'))).toMatch(/^moltflow_refresh_3000=/);
    expect(cookieOf(await behind('box.lan:3001'))).toMatch(/^moltflow_refresh_3001=/);
  });

  test('rotates, with what is left of its 30 days', async () => {
    const cookie = pair(cookieOf(await login()));
    app.clock.advance(day);
    const headers = { ...viaCookie, Cookie: cookie };
    const answer = await app.request('/auth/refresh', { method: 'POST', headers });
    expect(answer.status).toBe(200);
    expect(pair(cookieOf(answer))).not.toBe(cookie);
    expect(cookieOf(answer)).toContain(`Max-Age=${29 * 24 * 3600}`);
    expect(await answer.json()).not.toHaveProperty('refresh_token');
  });

  test('counts only with the header that no other site’s form can send', async () => {
    const Cookie = pair(cookieOf(await login()));
    const answer = await app.request('/auth/refresh', { method: 'POST', headers: { Cookie } });
    expect(answer.status).toBe(400);
  });

  test('that is missing means: log in', async () => {
    const answer = await app.request('/auth/refresh', { method: 'POST', headers: viaCookie });
    expect(await errorOf(answer)).toEqual(invalid);
  });

  test('is cleared at logout, which ends the login at once', async () => {
    const answer = await login();
    const { access_token } = await tokensOf(answer);
    expect(await isIn(access_token)).toBe(true);
    const out = await app.request('/auth/logout', { method: 'POST', token: access_token });
    expect(cookieOf(out)).toMatch(/^moltflow_refresh=; Max-Age=0;/);
    expect(await isIn(access_token)).toBe(false);
    const headers = { ...viaCookie, Cookie: pair(cookieOf(answer)) };
    const late = await app.request('/auth/refresh', { method: 'POST', headers });
    expect(await errorOf(late)).toEqual(invalid);
  });
});
