import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApiKey, getApiKey, listApiKeys, revokeApiKey } from '../../contract/api-keys.ts';
import { grant } from '../../contract/auth.ts';
import { accountStream } from '../../contract/events.ts';
import { listWhatsappGroups } from '../../contract/groups.ts';
import { sendMessage } from '../../contract/messages.ts';
import { scopes } from '../../contract/scopes.ts';
import {
  createSession,
  deleteSession,
  getQrCode,
  getSession,
  listSessions,
  sessionHistory,
  startSession,
  stopSession,
} from '../../contract/sessions.ts';
import { type Api, openApi } from './api.ts';
import { refused } from './caller.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
  await api.linked('mine');
  await api.linked('other');
});
afterAll(() => api.close());

const at = (name: string) => ({ params: { name } });
const text = (name: string) => ({ ...at(name), body: { chatId: '447700900598@c.us', text: 'Hi' } });

describe('an API key', () => {
  test('tells its secret once', async () => {
    const body = { name: ' CI ', scopes: ['sessions:read' as const], expires_in_days: 90 };
    const { raw_key, ...made } = await api.owner.call(createApiKey, { body });
    expect(made).toMatchObject({ name: 'CI', session_names: null, is_active: true });
    expect(raw_key.startsWith(made.key_prefix) && raw_key.endsWith(made.last4 ?? '?')).toBe(true);
    const at = { params: { id: made.id } };
    expect(await api.owner.call(getApiKey, at)).toEqual(made);
    const { items } = await api.owner.call(listApiKeys, { query: {} });
    expect(items).toContainEqual(made);
    expect(api.app.logText()).not.toContain(raw_key);
  });

  test('does nothing any more once it is revoked, and stays listed', async () => {
    const key = await api.key(['sessions:read']);
    const stream = await key.listen(accountStream, { query: {} });
    await stream.take(2);
    const at = { params: { id: key.id } };
    await api.owner.call(revokeApiKey, at);
    expect(await stream.rest()).toEqual([]);
    await refused(key.call(listSessions, {}), 'API_KEY_INVALID');
    expect(await api.owner.call(getApiKey, at)).toMatchObject({ is_active: false });
  });

  test('without scopes may do nothing', async () => {
    await refused((await api.key([])).call(listSessions, {}), 'INSUFFICIENT_SCOPE');
  });

  test('that manages may read', async () => {
    const key = await api.key(['sessions:manage']);
    expect(await key.call(listSessions, {})).toHaveLength(2);
  });

  test('says beforehand what it may do', async () => {
    const key = await api.key(['sessions:read', 'messages:send'], ['mine']);
    expect(await key.call(grant, {})).toEqual({
      scopes: ['sessions:read', 'messages:send'],
      session_names: ['mine'],
    });
    expect(await (await api.key([])).call(grant, {})).toEqual({ scopes: [], session_names: null });
    expect(await api.owner.call(grant, {})).toEqual({ scopes, session_names: null });
  });

  test('is listed by pages, newest first', async () => {
    const made = [await api.key([]), await api.key([]), await api.key([])].map(({ id }) => id);
    const ids: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.owner.call(listApiKeys, { query: { limit: 2, cursor } });
      expect(page.items.length).toBeLessThanOrEqual(2);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect(ids.slice(0, 3)).toEqual(made.toReversed());
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a key of one session', () => {
  test('sees that one alone', async () => {
    const key = await api.key([...scopes], ['mine']);
    expect((await key.call(listSessions, {})).map(({ name }) => name)).toEqual(['mine']);
    expect(await key.call(getSession, at('mine'))).toMatchObject({ name: 'mine' });
    await key.call(sendMessage, text('mine'));
    const elsewhere = [
      key.call(getSession, at('other')),
      key.call(sessionHistory, { ...at('other'), query: {} }),
      key.call(getQrCode, at('other')),
      key.call(startSession, at('other')),
      key.call(stopSession, at('other')),
      key.call(deleteSession, at('other')),
      key.call(listWhatsappGroups, at('other')),
      key.call(sendMessage, text('other')),
    ];
    for (const call of elsewhere) {
      await refused(call, 'SESSION_NOT_FOUND', { message: "Session 'other' not found" });
    }
    const created = key.call(createSession, { body: { name: 'new', status: 'stopped' } });
    await refused(created, 'FORBIDDEN');
  });

  test('may do to it what its scopes say', async () => {
    await api.stopped('own');
    const key = await api.key(['sessions:manage'], ['own']);
    await refused(key.call(sendMessage, text('own')), 'INSUFFICIENT_SCOPE');
    await key.call(deleteSession, at('own'));
    expect(await key.call(listSessions, {})).toEqual([]);
  });

  test('knows no session that is made again under its name', async () => {
    await api.stopped('again');
    const key = await api.key(['sessions:manage', 'messages:read'], ['again']);
    await api.owner.call(deleteSession, at('again'));
    await api.stopped('again');
    expect(await key.call(listSessions, {})).toEqual([]);
    await refused(key.call(getSession, at('again')), 'SESSION_NOT_FOUND');
    await refused(key.call(deleteSession, at('again')), 'SESSION_NOT_FOUND');
    const { session_names } = await api.owner.call(getApiKey, { params: { id: key.id } });
    expect(session_names).toEqual([]);
  });

  test('that is not there is not made', async () => {
    const body = { name: 'K', scopes: [], session_names: ['mine', 'gone'] };
    const errors = [expect.objectContaining({ path: 'session_names[1]' })];
    await refused(api.owner.call(createApiKey, { body }), 'VALIDATION_ERROR', { errors });
  });
});

test('a key that has expired is refused', async () => {
  const body = { name: 'Short', scopes: ['sessions:read' as const], expires_in_days: 1 };
  const { raw_key: apiKey, expires_at } = await api.owner.call(createApiKey, { body });
  const dayMs = 24 * 3600_000;
  expect(expires_at).toBe(new Date(api.app.clock.now() + dayMs).toISOString());
  const key = api.as({ apiKey });
  expect(await key.call(listSessions, {})).toHaveLength(3);
  api.app.clock.advance(dayMs);
  await refused(key.call(listSessions, {}), 'API_KEY_INVALID');
});
