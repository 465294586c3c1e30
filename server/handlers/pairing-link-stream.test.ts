import { createParser } from 'eventsource-parser';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { QrCode } from '../../contract/sessions.ts';
import { startTestApp, type TestApp } from '../app-fixture.ts';
import { heartbeatMs } from '../event-stream.ts';

const minute = 60_000;
const code: QrCode = { qr: 'data:,', qr_text: 'text', sequence: 1, total: 6, expires_at: null };
const codes = new Map<number, QrCode>();
const closing = new AbortController();

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startTestApp({
    whatsapp: { qr: (id) => codes.get(id) ?? null },
    deps: { closing: closing.signal },
  });
  token = await app.login();
});
afterAll(() => app.close());

interface Heard {
  event: string;
  data: Record<string, unknown>;
  id: string | undefined;
}
const opened: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(opened.splice(0).map((stream) => stream.close())));

/** A session of its own with a link, and the open stream of that link. */
async function openLink(name: string, { expiresInMinutes = 15 } = {}) {
  const body = { expires_in_minutes: expiresInMinutes };
  await app.request('/sessions', { token, body: { name } });
  const made = await app.request(`/sessions/${name}/pairing-links`, { token, body });
  const { id, url } = (await made.json()) as { id: number; url: string };
  const session = await app.store.sessions.get(name);
  const sessionId = session?.id ?? 0;
  const listen = () => listenWith(url.split('#token=')[1] ?? '');
  return { id, name, sessionId, listen };
}

async function listenWith(secret: string) {
  const headers = { 'X-Pairing-Token': secret };
  const answer = await app.request('/pairing-links/events', { headers });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const heard: Heard[] = [];
  const parser = createParser({
    onEvent: ({ event = '', data, id }) => heard.push({ event, data: JSON.parse(data), id }),
  });
  const stream = {
    status: answer.status,
    /** The next event; null when the stream has ended. */
    async next(): Promise<Heard | null> {
      for (;;) {
        const first = heard.shift();
        if (first) return first;
        const part = await reader?.read();
        if (!part || part.done) return null;
        parser.feed(part.value);
      }
    },
    close: async () => reader?.cancel(),
  };
  opened.push(stream);
  return stream;
}

async function publishStatus(sessionId: number, status: string, reason: string | null = null) {
  const patch = { status, reason, until: null, at: app.clock.now() };
  const session = await app.store.sessions.setStatus(sessionId, patch);
  if (!session) throw new Error('The session is gone.');
  app.live.publish({ event: 'status', sessionId, data: { ...session, session: session.name } });
}
const publishCode = (sessionId: number, sequence: number) =>
  app.live.publish({ event: 'qr', sessionId, data: { ...code, sequence, session: 'x' } });

const ended = (reason: string) => ({ event: 'ended', data: { reason } });

test('tells the state and the code first, then each change, and nothing beyond the phone’s need', async () => {
  const { sessionId, name, listen } = await openLink('told');
  await app.store.sessions.setAccount(sessionId, { phoneNumber: '1', pushName: 'Ada' }, 0);
  codes.set(sessionId, code);
  const stream = await listen();
  const now = app.clock.now();
  expect(await stream.next()).toEqual({
    event: 'status',
    id: undefined,
    data: {
      ...{ session: name, network: 'whatsapp', status: 'starting', status_reason: null },
      ...{ status_since: new Date(now).toISOString(), status_until: null },
      link_expires_at: new Date(now + 15 * minute).toISOString(),
    },
  });
  expect(await stream.next()).toMatchObject({ event: 'qr', data: code });
  publishCode(sessionId, 2);
  expect(await stream.next()).toMatchObject({ event: 'qr', data: { ...code, sequence: 2 } });
  await publishStatus(sessionId, 'failed', 'qr_expired');
  expect(await stream.next()).toMatchObject({ data: { status_reason: 'qr_expired' } });
});

test('tells of its one session only, and of no message', async () => {
  const [one, other] = [await openLink('one'), await openLink('other')];
  const stream = await one.listen();
  await stream.next();
  publishCode(other.sessionId, 1);
  const ack = { session: 'one', id: 'M', chatId: '1@c.us', ack: 'read', at: null } as const;
  app.live.publish({ event: 'ack', sessionId: one.sessionId, data: ack });
  publishCode(one.sessionId, 5);
  expect(await stream.next()).toMatchObject({ event: 'qr', data: { sequence: 5 } });
});

test('loses nothing that happens while the state is read', async () => {
  const { sessionId, listen } = await openLink('hasty');
  const stream = await listen();
  publishCode(sessionId, 3);
  expect(await stream.next()).toMatchObject({ event: 'status' });
  expect(await stream.next()).toMatchObject({ event: 'qr', data: { sequence: 3 } });
});

test('ends with the pairing', async () => {
  const { sessionId, listen } = await openLink('success');
  const stream = await listen();
  await stream.next();
  await publishStatus(sessionId, 'starting', 'finishing');
  await publishStatus(sessionId, 'working');
  expect(await stream.next()).toMatchObject({ data: { status_reason: 'finishing' } });
  expect(await stream.next()).toMatchObject({ data: { status: 'working' } });
  expect(await stream.next()).toMatchObject(ended('linked'));
  expect(await stream.next()).toBeNull();
  expect((await listen()).status).toBe(410);
});

test('ends at once when revoked, on every screen, and no other link with it', async () => {
  const [taken, kept] = [await openLink('taken'), await openLink('kept')];
  const streams = [await taken.listen(), await taken.listen()];
  const stays = await kept.listen();
  for (const stream of [...streams, stays]) await stream.next();
  await app.request(`/sessions/taken/pairing-links/${taken.id}`, { method: 'DELETE', token });
  publishCode(taken.sessionId, 2);
  for (const stream of streams) {
    expect(await stream.next()).toMatchObject(ended('revoked'));
    expect(await stream.next()).toBeNull();
  }
  publishCode(kept.sessionId, 1);
  expect(await stays.next()).toMatchObject({ event: 'qr' });
});

test('ends when it was revoked while it opened, however far it had come', async () => {
  const { id, listen } = await openLink('raced');
  const [stream] = await Promise.all([
    listen(),
    app.request(`/sessions/raced/pairing-links/${id}`, { method: 'DELETE', token }),
  ]);
  if (stream.status === 410) return;
  let last: Heard | null = null;
  for (let next = await stream.next(); next; next = await stream.next()) last = next;
  expect(last).toMatchObject(ended('revoked'));
});

test('ends to the moment with the link’s time', async () => {
  const { sessionId, listen } = await openLink('brief', { expiresInMinutes: 1 });
  const stream = await listen();
  await stream.next();
  app.clock.advance(minute - 1);
  publishCode(sessionId, 4);
  expect(await stream.next()).toMatchObject({ event: 'qr' });
  app.clock.advance(1);
  expect(await stream.next()).toMatchObject(ended('expired'));
  expect(await stream.next()).toBeNull();
});

test('ends with its session', async () => {
  const { sessionId, name, listen } = await openLink('deleted');
  const stream = await listen();
  await stream.next();
  app.live.publish({ event: 'session_deleted', sessionId, data: { session: name } });
  expect(await stream.next()).toMatchObject(ended('revoked'));
});

test('outlives its heartbeats without a login, and ends when the server stops', async () => {
  const { sessionId, listen } = await openLink('patient');
  const stream = await listen();
  await stream.next();
  for (let n = 0; n < 3; n += 1) app.clock.advance(heartbeatMs);
  publishCode(sessionId, 6);
  expect(await stream.next()).toMatchObject({ event: 'qr' });
  closing.abort();
  expect(await stream.next()).toBeNull();
});
