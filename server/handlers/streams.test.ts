import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { QrCode } from '../../contract/sessions.ts';
import { startTestApp, type TestApp, type TestRequest } from '../app-fixture.ts';
import { heartbeatMs } from '../event-stream.ts';
import type { LiveEvent } from '../live.ts';

const codes = new Map<number, QrCode>();
const closing = new AbortController();
let app: TestApp;
let token: string;
let ids: { one: number; two: number };

beforeAll(async () => {
  app = await startTestApp({
    whatsapp: { qr: (id) => codes.get(id) ?? null },
    deps: { closing: closing.signal },
  });
  token = await app.login();
  const make = async (name: string) => {
    const body = { name, status: 'stopped' };
    const made = await app.request('/sessions', { token, body });
    return ((await made.json()) as { id: number }).id;
  };
  ids = { one: await make('one'), two: await make('two') };
});
afterAll(() => app.close());

const opened: Listener[] = [];
afterEach(() => Promise.all(opened.splice(0).map((listener) => listener.close())));

interface Heard {
  id: string;
  event: string;
  session: string;
}
interface Listener {
  status: number;
  /** The next events, heartbeats aside; fewer when the stream ends. */
  take(count: number): Promise<Heard[]>;
  close(): Promise<void>;
}

async function listen(path: string, request: TestRequest = { token }): Promise<Listener> {
  const answer = await app.request(path, request);
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const listener: Listener = {
    status: answer.status,
    async take(count) {
      const heard: Heard[] = [];
      while (heard.length < count) {
        const end = text.indexOf('\n\n');
        if (end < 0) {
          const part = await reader?.read();
          if (!part || part.done) return heard;
          text += decoder.decode(part.value, { stream: true });
          continue;
        }
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const found = /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(block);
        if (!found) continue;
        const [, id = '', event = '', data = '{}'] = found;
        heard.push({ id, event, session: JSON.parse(data).session ?? '' });
      }
      return heard;
    },
    close: async () => reader?.cancel(),
  };
  opened.push(listener);
  return listener;
}

const names = (heard: Heard[]) => heard.map(({ event, session }) => `${event} ${session}`.trim());
const qr: QrCode = { qr: 'data:,', qr_text: 'text', sequence: 1, total: 6, expires_at: null };
const sessionOf = (session: string) => (session === 'one' ? ids.one : ids.two);
const messageIn = (session: string): LiveEvent => ({
  event: 'message',
  sessionId: sessionOf(session),
  data: {
    ...{ session, id: 'M', chatId: '1@c.us', from: '1@c.us', from_name: null, from_me: false },
    ...{ body: 'Hi', type: 'text', timestamp: 1, ack: null, at: null },
  },
});
const qrOf = (session: string): LiveEvent => ({
  event: 'qr',
  sessionId: sessionOf(session),
  data: { ...qr, session },
});
const deletionOf = (session: string): LiveEvent => ({
  event: 'session_deleted',
  sessionId: sessionOf(session),
  data: { session },
});
async function keyWith(scopes: string[], more = {}) {
  const made = await app.request('/api-keys', { token, body: { name: 'K', scopes, ...more } });
  return (await made.json()) as { id: number; raw_key: string };
}

describe('a stream', () => {
  test('tells the current state first, then each change', async () => {
    codes.set(ids.two, qr);
    const stream = await listen('/events');
    expect(names(await stream.take(3))).toEqual(['status one', 'status two', 'qr two']);
    codes.clear();
    app.live.publish(messageIn('one'));
    app.live.publish(qrOf('two'));
    expect(names(await stream.take(2))).toEqual(['message one', 'qr two']);
  });

  test('loses nothing that happens while the state is read', async () => {
    const stream = await listen('/events');
    app.live.publish(messageIn('two'));
    expect(names(await stream.take(3))).toEqual(['status one', 'status two', 'message two']);
  });

  test('of one session tells of that one alone, and ends when it goes', async () => {
    const stream = await listen('/sessions/one/events');
    app.live.publish(messageIn('two'));
    app.live.publish(messageIn('one'));
    app.live.publish(deletionOf('one'));
    expect(names(await stream.take(9))).toEqual([
      'status one',
      'message one',
      'session_deleted one',
    ]);
  });
});

describe('resuming', () => {
  test('goes on after the last id, without the state, gap or duplicate', async () => {
    const stream = await listen('/events');
    await stream.take(2);
    app.live.publish(messageIn('one'));
    const [seen] = await stream.take(1);
    await stream.close();
    app.live.publish(qrOf('one'));
    const headers = { 'Last-Event-ID': seen?.id ?? '' };
    const resumed = await listen('/events', { token, headers });
    app.live.publish(messageIn('two'));
    expect(names(await resumed.take(2))).toEqual(['qr one', 'message two']);

    const byQuery = await listen(`/events?last_event_id=${seen?.id}`);
    expect(names(await byQuery.take(2))).toEqual(['qr one', 'message two']);
  });

  test('from the state’s own id misses nothing after it', async () => {
    const stream = await listen('/events');
    const [state] = await stream.take(1);
    app.live.publish(messageIn('one'));
    const headers = { 'Last-Event-ID': state?.id ?? '' };
    const resumed = await listen('/events', { token, headers });
    expect(names(await resumed.take(1))).toEqual(['message one']);
  });

  test('from an id that is too old or foreign says so and tells the state anew', async () => {
    const stream = await listen('/events', { token, headers: { 'Last-Event-ID': 'foreign.3' } });
    expect(names(await stream.take(3))).toEqual(['resync', 'status one', 'status two']);
  });
});

describe('a key hears', () => {
  test('no code without sessions:manage and no message without messages:read', async () => {
    codes.set(ids.one, qr);
    const { raw_key: apiKey } = await keyWith(['sessions:read']);
    const stream = await listen('/events', { apiKey });
    app.live.publish(qrOf('one'));
    app.live.publish(messageIn('one'));
    app.live.publish(deletionOf('two'));
    expect(names(await stream.take(3))).toEqual([
      'status one',
      'status two',
      'session_deleted two',
    ]);
    codes.clear();
  });

  test('of its sessions only', async () => {
    const { raw_key: apiKey } = await keyWith(['sessions:read', 'messages:read'], {
      session_names: ['two'],
    });
    const stream = await listen('/events', { apiKey });
    app.live.publish(messageIn('one'));
    app.live.publish(messageIn('two'));
    expect(names(await stream.take(2))).toEqual(['status two', 'message two']);
  });

  test('nothing more once it is revoked', async () => {
    const { raw_key: apiKey, id } = await keyWith(['sessions:read']);
    const stream = await listen('/events', { apiKey });
    await stream.take(2);
    await app.request(`/api-keys/${id}`, { method: 'DELETE', token });
    expect(await stream.take(1)).toEqual([]);
  });

  test('nothing more from the heartbeat after it has expired', async () => {
    const { raw_key: apiKey } = await keyWith(['sessions:read'], { expires_in_days: 1 });
    app.clock.advance(24 * 3600 * 1000 - 1000);
    const stream = await listen('/events', { apiKey });
    await stream.take(2);
    app.clock.advance(heartbeatMs);
    expect(await stream.take(1)).toEqual([]);
    token = await app.login();
  });
});

describe('a login’s stream', () => {
  test('ends with the token', async () => {
    const stream = await listen('/events');
    await stream.take(2);
    app.clock.advance(3600_000);
    expect(await stream.take(1)).toEqual([]);
    token = await app.login();
  });

  test('ends at logout, and no other one with it', async () => {
    const leaving = await app.login();
    const [left, stays] = [await listen('/events', { token: leaving }), await listen('/events')];
    await left.take(2);
    await app.request('/auth/logout', { method: 'POST', token: leaving });
    expect(await left.take(1)).toEqual([]);
    app.live.publish(messageIn('one'));
    expect(names(await stays.take(3)).at(-1)).toBe('message one');
  });

  test('is refused as JSON without a good credential', async () => {
    expect((await listen('/events', {})).status).toBe(401);
    expect((await listen('/events?token=nonsense', {})).status).toBe(401);
    const { raw_key } = await keyWith(['sessions:read']);
    expect((await listen(`/events?token=${raw_key}`, {})).status).toBe(401);
  });
});

test('every stream ends when the server stops', async () => {
  const stream = await listen('/events');
  await stream.take(2);
  closing.abort();
  expect(await stream.take(1)).toEqual([]);
});
