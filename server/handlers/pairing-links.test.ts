import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorOf, startTestApp, type TestApp, type TestRequest } from '../app-fixture.ts';

const minute = 60_000;

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startTestApp({ config: { trustProxy: true } });
  token = await app.login();
});
afterAll(() => app.close());

const as = (path: string, request: TestRequest = {}) => app.request(path, { token, ...request });
const iso = (ms: number) => new Date(ms).toISOString();
const notFound = { error_code: 'PAIRING_LINK_NOT_FOUND', status: 404 };

/** A session without a phone. */
async function makeSession(name: string, status = 'stopped') {
  await as('/sessions', { body: { name, status } });
}
async function become(name: string, status: string, reason: string | null = null) {
  const session = await app.store.sessions.get(name);
  const patch = { status, reason, until: null, at: app.clock.now() };
  await app.store.sessions.setStatus(session?.id ?? 0, patch);
}
async function makeLink(name: string, body: object = {}) {
  const made = await as(`/sessions/${name}/pairing-links`, { body });
  expect(made.status).toBe(201);
  const { id, url, expires_at } = (await made.json()) as Record<'url' | 'expires_at', string> & {
    id: number;
  };
  return { id, url, expires_at, secret: url.split('#token=')[1] ?? '' };
}
const revoke = (name: string, id: number) =>
  as(`/sessions/${name}/pairing-links/${id}`, { method: 'DELETE' });
const open = (secret: string) =>
  app.request('/pairing-links/events', { headers: { 'X-Pairing-Token': secret } });
const ask = (secret: string) =>
  app.request('/pairing-links/code', { method: 'POST', headers: { 'X-Pairing-Token': secret } });
async function endOf(answer: Response) {
  const { error_code, status, reason } = (await answer.json()) as Record<string, unknown>;
  return { error_code, status, reason };
}
const ended = (reason: string) => ({ error_code: 'PAIRING_LINK_ENDED', status: 410, reason });

describe('a pairing link', () => {
  test('is told once, its token in the fragment, and lives for a quarter of an hour', async () => {
    await makeSession('fresh');
    const made = await as('/sessions/fresh/pairing-links', { method: 'POST' });
    expect(made.headers.get('cache-control')).toBe('no-store');
    const { id, url } = (await made.json()) as { id: number; url: string };
    expect(url).toMatch(/^http:\/\/localhost\/pair#token=[\w-]{43}$/);
    const list = await (await as('/sessions/fresh/pairing-links')).json();
    const [created_at, expires_at] = [app.clock.now(), app.clock.now() + 15 * minute].map(iso);
    expect(list).toEqual({ items: [{ id, created_at, expires_at }], next_cursor: null });
  });

  test('leads to where the server was reached, through a proxy too', async () => {
    await makeSession('proxied');
    const headers = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'wa.example.com' };
    const made = await as('/sessions/proxied/pairing-links', { headers, body: {} });
    expect(((await made.json()) as { url: string }).url).toMatch(
      /^https:\/\/wa\.example\.com\/pair#/,
    );
  });

  test('lives as long as asked for, from a minute to a day', async () => {
    await makeSession('timed');
    for (const expires_in_minutes of [1, 1440]) {
      const { expires_at } = await makeLink('timed', { expires_in_minutes });
      expect(expires_at).toBe(iso(app.clock.now() + expires_in_minutes * minute));
    }
    for (const expires_in_minutes of [0, 1441, 1.5, '15', null]) {
      const refused = await as('/sessions/timed/pairing-links', { body: { expires_in_minutes } });
      expect(await errorOf(refused)).toMatchObject({ paths: ['expires_in_minutes'] });
    }
  });

  test('takes sessions:manage, and a session that its maker may see', async () => {
    for (const name of ['mine', 'other']) await makeSession(name);
    const key = async (scopes: string[]) => {
      const body = { name: 'K', scopes, session_names: ['mine'] };
      return ((await (await as('/api-keys', { body })).json()) as { raw_key: string }).raw_key;
    };
    const makeWith = (apiKey: string, name: string) =>
      app.request(`/sessions/${name}/pairing-links`, { apiKey, body: {} });
    expect((await makeWith(await key(['sessions:read']), 'mine')).status).toBe(403);
    const manager = await key(['sessions:manage']);
    expect((await makeWith(manager, 'mine')).status).toBe(201);
    expect((await makeWith(manager, 'other')).status).toBe(404);
  });

  test('is not for a session that has its phone', async () => {
    await makeSession('paired');
    await become('paired', 'working');
    const refused = await as('/sessions/paired/pairing-links', { body: {} });
    expect(await errorOf(refused)).toEqual({ error_code: 'INVALID_TRANSITION', status: 409 });
  });

  test('ends when revoked, through its own session only', async () => {
    for (const name of ['taken-back', 'bystander']) await makeSession(name);
    const { id, secret } = await makeLink('taken-back');
    expect(await errorOf(await revoke('bystander', id))).toEqual(notFound);
    expect((await revoke('taken-back', id)).status).toBe(200);
    expect(await endOf(await open(secret))).toEqual(ended('revoked'));
    expect(await endOf(await ask(secret))).toEqual(ended('revoked'));
    expect(await (await as('/sessions/taken-back/pairing-links')).json()).toMatchObject({
      items: [],
    });
  });

  test('ends with its time', async () => {
    await makeSession('late');
    const { secret } = await makeLink('late', { expires_in_minutes: 1 });
    app.clock.advance(minute);
    expect(await endOf(await open(secret))).toEqual(ended('expired'));
  });

  test('works once: it ends when a phone is linked, whoever opens it afterwards', async () => {
    await makeSession('once');
    const { secret } = await makeLink('once');
    await become('once', 'working');
    await become('once', 'failed', 'logged_out');
    expect(await endOf(await open(secret))).toEqual(ended('linked'));
    expect(await endOf(await ask(secret))).toEqual(ended('linked'));
  });

  test('is as unknown as any other once its session is gone, and made again', async () => {
    await makeSession('gone');
    const { secret } = await makeLink('gone');
    await as('/sessions/gone', { method: 'DELETE' });
    await makeSession('gone');
    for (const unknown of [secret, 'nonsense']) {
      expect(await errorOf(await open(unknown))).toEqual(notFound);
      expect(await errorOf(await ask(unknown))).toEqual(notFound);
    }
    expect(await errorOf(await app.request('/pairing-links/events'))).toMatchObject({
      paths: ['X-Pairing-Token'],
    });
  });

  test('opens nothing else', async () => {
    await makeSession('shut');
    const { secret } = await makeLink('shut');
    const headers = { 'X-Pairing-Token': secret, Authorization: `Bearer ${secret}` };
    for (const path of ['/sessions', '/sessions/shut', '/sessions/shut/qr', '/events']) {
      expect((await app.request(path, { headers })).status).toBe(401);
    }
  });
});

describe('asking for new codes', () => {
  test('starts a session that shows none, and tells its state and no more', async () => {
    await makeSession('waiting');
    const { secret, expires_at } = await makeLink('waiting');
    const answer = await ask(secret);
    const now = iso(app.clock.now());
    expect(await answer.json()).toEqual({
      ...{ session: 'waiting', network: 'whatsapp', status: 'starting', status_reason: null },
      ...{ status_since: now, status_until: null, link_expires_at: expires_at },
    });
  });

  test('is refused while codes are on their way, or where it can do harm', async () => {
    await makeSession('busy');
    const { secret } = await makeLink('busy');
    const refused = { error_code: 'INVALID_TRANSITION', status: 409 };
    for (const [status, reason] of [['starting'], ['qr_code'], ['failed', 'banned']] as const) {
      await become('busy', status, reason);
      expect(await errorOf(await ask(secret))).toEqual(refused);
    }
    await become('busy', 'failed', 'qr_expired');
    expect((await ask(secret)).status).toBe(200);
  });

  test('is possible three times a minute and ten times in all', async () => {
    await makeSession('eager');
    const { secret } = await makeLink('eager', { expires_in_minutes: 60 });
    const askAgain = async () => {
      await become('eager', 'stopped');
      return ask(secret);
    };
    for (let n = 0; n < 3; n += 1) expect((await askAgain()).status).toBe(200);
    const tooSoon = await askAgain();
    expect(tooSoon.headers.get('retry-after')).toBe('60');
    expect(await errorOf(tooSoon)).toEqual({ error_code: 'RATE_LIMITED', status: 429 });
    for (let n = 3; n < 10; n += 1) {
      app.clock.advance(minute);
      expect((await askAgain()).status).toBe(200);
    }
    app.clock.advance(minute);
    expect(await errorOf(await askAgain())).toEqual({
      error_code: 'PAIRING_ASKS_SPENT',
      status: 403,
    });
  });
});

test('no token of a link reaches the log', async () => {
  await makeSession('logged');
  const { secret } = await makeLink('logged');
  const stream = await open(secret);
  await stream.body?.cancel();
  await ask(secret);
  await app.request(`/pairing-links/events?token=${secret}`);
  expect(app.logText()).toContain('"path":"/pairing-links/events"');
  expect(app.logText()).not.toContain(secret);
});
