import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorOf, startTestApp, type TestApp } from '../app-fixture.ts';

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startTestApp();
  token = await app.login();
  for (const name of ['mine', 'other']) {
    await app.request('/sessions', { token, body: { name, status: 'stopped' } });
  }
});
afterAll(() => app.close());

interface Made {
  id: number;
  raw_key: string;
}
async function make(scopes: string[], more = {}): Promise<Made> {
  const body = { name: 'A key', scopes, ...more };
  const answer = await app.request('/api-keys', { token, body });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Made;
}
const invalid = { error_code: 'API_KEY_INVALID', status: 401 };

describe('an API key', () => {
  test('shows its secret in the answer that makes it and never again', async () => {
    const made = await make(['sessions:read']);
    expect(made.raw_key).toMatch(/^molt_sk_/);
    const get = await (await app.request(`/api-keys/${made.id}`, { token })).text();
    const list = await (await app.request('/api-keys', { token })).text();
    expect(get + list).not.toContain(made.raw_key);
    expect(JSON.parse(get)).toMatchObject({
      name: 'A key',
      key_prefix: made.raw_key.slice(0, 12),
      last4: made.raw_key.slice(-4),
      scopes: ['sessions:read'],
      session_names: null,
      is_active: true,
    });
  });

  test('does what its scopes say; manage implies read', async () => {
    const { raw_key: apiKey } = await make(['sessions:manage']);
    expect((await app.request('/sessions', { apiKey })).status).toBe(200);
    const answer = await app.request('/sessions/mine/messages', {
      apiKey,
      body: { chatId: '16505551234@c.us', text: 'Hi' },
    });
    expect(answer.headers.get('x-required-scopes')).toBe('messages:send');
    expect(await errorOf(answer)).toEqual({ error_code: 'INSUFFICIENT_SCOPE', status: 403 });
  });

  test('without scopes may do nothing', async () => {
    const { raw_key: apiKey } = await make([]);
    expect((await app.request('/sessions', { apiKey })).status).toBe(403);
  });

  test('may not mint keys or act as a person', async () => {
    const { raw_key: apiKey } = await make(['sessions:manage']);
    const forbidden = { error_code: 'FORBIDDEN', status: 403 };
    const body = { name: 'More', scopes: [] };
    expect(await errorOf(await app.request('/api-keys', { apiKey, body }))).toEqual(forbidden);
    expect(await errorOf(await app.request('/auth/me', { apiKey }))).toEqual(forbidden);
  });

  test('notes when it was last used', async () => {
    const { raw_key: apiKey, id } = await make(['sessions:read']);
    await app.request('/sessions', { apiKey });
    const answer = await app.request(`/api-keys/${id}`, { token });
    expect(await answer.json()).toMatchObject({
      last_used_at: new Date(app.clock.now()).toISOString(),
    });
  });

  test('restricted to sessions sees these alone', async () => {
    const { raw_key: apiKey } = await make(['sessions:manage'], { session_names: ['mine'] });
    const list = (await (await app.request('/sessions', { apiKey })).json()) as { name: string }[];
    expect(list.map(({ name }) => name)).toEqual(['mine']);
    const other = await app.request('/sessions/other', { apiKey });
    const none = await app.request('/sessions/none', { apiKey });
    expect([other.status, none.status]).toEqual([404, 404]);
    const body = { name: 'new-one', status: 'stopped' };
    expect((await app.request('/sessions', { apiKey, body })).status).toBe(403);
  });

  test('restricted to a session does not inherit one made again under its name', async () => {
    const body = { name: 'again', status: 'stopped' };
    await app.request('/sessions', { token, body });
    const { raw_key: apiKey } = await make(['sessions:read'], { session_names: ['again'] });
    await app.request('/sessions/again', { method: 'DELETE', token });
    await app.request('/sessions', { token, body });
    expect((await app.request('/sessions/again', { apiKey })).status).toBe(404);
  });

  test('for a session that does not exist is refused, naming it', async () => {
    const body = { name: 'A key', scopes: [], session_names: ['mine', 'gone'] };
    const answer = await app.request('/api-keys', { token, body });
    expect(await errorOf(answer)).toMatchObject({ paths: ['session_names[1]'] });
  });

  test('that is revoked, expired, mistyped or unknown is refused', async () => {
    const revoked = await make(['sessions:read']);
    const gone = await app.request(`/api-keys/${revoked.id}`, { method: 'DELETE', token });
    expect(await gone.json()).toEqual({ message: 'API key revoked successfully' });
    const mistyped = revoked.raw_key.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    for (const apiKey of [revoked.raw_key, mistyped, 'molt_sk_1234567890abcdef', '']) {
      expect(
        await errorOf(await app.request('/sessions', { apiKey, headers: { 'X-API-Key': apiKey } })),
      ).toEqual(invalid);
    }

    const { raw_key: apiKey } = await make(['sessions:read'], { expires_in_days: 1 });
    expect((await app.request('/sessions', { apiKey })).status).toBe(200);
    app.clock.advance(24 * 3600 * 1000);
    expect(await errorOf(await app.request('/sessions', { apiKey }))).toEqual(invalid);
    token = await app.login();
  });

  test('that does not exist is not found', async () => {
    const notFound = { error_code: 'API_KEY_NOT_FOUND', status: 404 };
    expect(await errorOf(await app.request('/api-keys/9999', { token }))).toEqual(notFound);
  });
});

test('keys are listed by pages', async () => {
  await make([]);
  const first = await app.request('/api-keys?limit=1', { token });
  const page = (await first.json()) as { items: Made[]; next_cursor: string };
  expect(page.items).toHaveLength(1);
  const cursor = encodeURIComponent(page.next_cursor);
  const second = await app.request(`/api-keys?limit=1&cursor=${cursor}`, { token });
  const next = (await second.json()) as { items: Made[] };
  expect(next.items[0]?.id).not.toBe(page.items[0]?.id);
  const wrong = await app.request('/api-keys?cursor=nonsense', { token });
  expect(await errorOf(wrong)).toMatchObject({ paths: ['cursor'] });
});
