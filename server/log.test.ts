import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { owner, startTestApp, type TestApp } from './app-fixture.ts';
import { createLog, withoutSecrets } from './log.ts';

describe('the log of a server at work', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  test('holds no password, token, key, code or text of a message', async () => {
    const cookie = { 'X-Token-Transport': 'cookie' };
    const loggedIn = await app.request('/auth/login', { body: owner, headers: cookie });
    const { access_token: token } = (await loggedIn.json()) as { access_token: string };
    const refreshToken = /=([^;]+)/.exec(loggedIn.headers.get('set-cookie') ?? '')?.[1] ?? '';
    const made = await app.request('/api-keys', {
      token,
      body: { name: 'Secret-bearer', scopes: ['sessions:manage', 'messages:send'] },
    });
    const { raw_key: apiKey } = (await made.json()) as { raw_key: string };

    const text = 'a very private text';
    const wrong = 'a wrong password';
    await app.request('/sessions', { apiKey, body: { name: 'phone' } });
    await app.request('/sessions/phone/messages', { apiKey, body: { chatId: '1@c.us', text } });
    await app.request('/auth/login', { body: { ...owner, password: wrong } });
    await app.request('/auth/refresh', { body: { refresh_token: refreshToken } });
    await app.request('/setup', { body: { token: 'setup-secret', ...owner } });
    await app.request(`/nothing?token=${token}`);
    const stream = await app.request(`/events?token=${token}`);
    await stream.body?.cancel();
    await app.store.close();
    await app.request('/sessions', { apiKey });
    await app.request('/auth/refresh', { body: { refresh_token: refreshToken } });

    const log = app.logText();
    expect(log.split('\n').length).toBeGreaterThan(10);
    expect(log).toContain('"path":"/events"');
    const secrets = { token, refreshToken, apiKey, text, wrong, password: owner.password };
    for (const [name, secret] of Object.entries({ ...secrets, setup: 'setup-secret' })) {
      expect(secret.length, name).toBeGreaterThan(5);
      expect(log.includes(secret), name).toBe(false);
    }
    app = await startTestApp();
  });

  test('has one line per request: what, how it went, how long, and whose', async () => {
    const token = await app.login();
    const answer = await app.request('/sessions/gone?q=private', { token });
    const line = JSON.parse(app.logText().trim().split('\n').at(-1) ?? '{}');
    expect(line).toMatchObject({
      request_id: answer.headers.get('x-request-id'),
      method: 'GET',
      path: '/sessions/{name}',
      status: 404,
      ms: 0,
      caller: 'user:1',
    });
  });
});

describe('an error in the log', () => {
  test('keeps its kind, its cause and its stack, and loses the values of its statement', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line: string) => void lines.push(line) });
    const cause = new Error('key molt_sk_abc123 is taken');
    const err = new Error('Failed query: insert into t\nparams: hash,{"creds":\n"deep"}', {
      cause,
    });
    log.error({ err }, 'it failed');
    const line = lines.join('');
    const { err: logged, msg } = JSON.parse(line);
    expect(msg).toBe('it failed');
    expect(logged.message).toBe('Failed query: insert into t\nparams: …');
    expect(logged.stack).toMatch(/at .*log\.test\.ts/);
    expect(logged.cause.message).toBe('key … is taken');
    expect(line).not.toMatch(/deep|abc123/);
  });
});

test.each([
  ['GET /events?token=abc.def', 'GET /events?token=…'],
  ['Bearer eyJhbGciOi.eyJzdWIi.sig_na-ture!', 'Bearer …!'],
  ['{"password":"hunter2","a":1}', '{"password":"…","a":1}'],
  ['nothing to hide', 'nothing to hide'],
])('%j is written as %j', (text, written) => {
  expect(withoutSecrets(text)).toBe(written);
});
