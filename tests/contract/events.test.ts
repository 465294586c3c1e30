import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { accountStream, sessionStream } from '../../contract/events.ts';
import { sendMessage } from '../../contract/messages.ts';
import { sandboxWrite } from '../../contract/sandbox.ts';
import type { Scope } from '../../contract/scopes.ts';
import { deleteSession, getQrCode, getSession, listSessions } from '../../contract/sessions.ts';
import { heartbeatMs } from '../../server/event-stream.ts';
import { type Api, openApi } from './api.ts';
import { ask, type Caller, refused } from './caller.ts';
import { Listener, titles } from './listener.ts';

/** `one` works, `two` shows a code. */
let api: Api;
beforeAll(async () => {
  api = await openApi();
  await api.linked('one');
  await api.showing('two');
});
afterAll(() => api.close());

const opened: Listener[] = [];
afterEach(() => Promise.all(opened.splice(0).map((listener) => listener.close())));

async function listen(caller: Caller = api.owner, lastEventId?: string): Promise<Listener> {
  const listener = await caller.listen(accountStream, { query: {} }, lastEventId);
  opened.push(listener);
  return listener;
}
async function listenTo(name: string, caller: Caller = api.owner): Promise<Listener> {
  const listener = await caller.listen(sessionStream, { params: { name }, query: {} });
  opened.push(listener);
  return listener;
}
const at = (name: string) => ({ params: { name } });
const state = ['one status', 'two status', 'two qr'];
const chatId = '447700900598@c.us';
const write = (text: string) =>
  api.owner.call(sandboxWrite, { body: { session: 'one', chatId, text } });
const remove = (name: string) => api.owner.call(deleteSession, at(name));

describe('a stream', () => {
  test('tells the state first, as the GETs have it, then each change', async () => {
    const stream = await listen();
    const heard = await stream.take(3);
    expect(titles(heard)).toEqual(state);
    const [one, two] = await api.owner.call(listSessions, {});
    const code = await api.owner.call(getQrCode, at('two'));
    expect(heard.map(({ data }) => data)).toEqual([
      { ...one, session: 'one' },
      { ...two, session: 'two' },
      { ...code, session: 'two' },
    ]);
    const { id } = await write('Hello');
    expect((await stream.until('message')).data.id).toBe(id);
    await api.stopped('three');
    const three = await api.owner.call(getSession, at('three'));
    const told = await stream.until('status');
    expect(told.data).toEqual({ ...three, session: 'three' });
    await remove('three');
    expect((await stream.until('session_deleted')).data).toEqual({ session: 'three' });
  });

  test('of one session tells of no other, and ends when it is deleted', async () => {
    await api.stopped('short-lived');
    await api.stopped('other');
    const stream = await listenTo('short-lived');
    await remove('other');
    await remove('short-lived');
    expect(titles(await stream.rest())).toEqual([
      'short-lived status',
      'short-lived session_deleted',
    ]);
    await refused(listenTo('short-lived'), 'SESSION_NOT_FOUND');
  });

  test('says every 15 s that it lives', async () => {
    const stream = await listen();
    expect(await stream.comment()).toBe('open');
    for (let beats = 0; beats < 3; beats++) {
      api.app.clock.advance(heartbeatMs - 1);
      api.app.clock.advance(1);
      expect(await stream.comment()).toBe('heartbeat');
    }
    expect(heartbeatMs).toBe(15_000);
  });
});

describe('a stream that broke off', () => {
  test('goes on where it was: no gap, no duplicate, no state', async () => {
    const whole = await listen();
    const broken = await listen();
    await whole.take(3);
    await broken.take(3);
    await write('Heard');
    const [seen] = await broken.take(1);
    await broken.close();

    await write('Missed');
    await whole.until('message', ({ body }) => body === 'Missed');
    await api.owner.call(sendMessage, { ...at('one'), body: { chatId, text: 'Missed, too' } });
    await whole.until('ack', ({ ack }) => ack === 'delivered');
    const early = await listen(api.owner, seen?.id);
    const { id } = await write('Heard again');
    for (const stream of [early, await listen(api.owner, seen?.id)]) {
      const heard = await stream.collect((one) => one.event === 'message' && one.data.id === id);
      const bodies = heard.flatMap((one) => (one.event === 'message' ? [one.data.body] : []));
      expect(bodies).toEqual(['Missed', 'Missed, too', 'Heard again']);
      expect(new Set(heard.map((one) => one.id)).size).toBe(heard.length);
    }
  });

  test.each([
    ['another epoch', 'elsewhere.7'],
    ['no epoch', '7'],
    ['the future', 'e.999999'],
  ])('at an id of %s is told to read everything again, and the state', async (_, lastEventId) => {
    const stream = await listen(api.owner, lastEventId);
    expect(titles(await stream.take(4))).toEqual(['resync', ...state]);
  });

  test('can say so in its URL, where headers cannot be set', async () => {
    const first = await listen();
    const [{ id } = { id: '' }] = await first.take(3);
    const query = { last_event_id: id };
    const resumed = await api.owner.listen(accountStream, { query });
    opened.push(resumed);
    await write('The first since');
    expect(titles(await resumed.take(1))).toEqual(['one message']);
  });
});

describe('a key hears', () => {
  /** What happens while it listens; ends with an event that every key hears. */
  async function happenings(scopes: Scope[], sessionNames?: string[]): Promise<Set<string>> {
    const [stream, everything] = [
      await listen(await api.key(scopes, sessionNames)),
      await listen(),
    ];
    const body = { chatId, text: 'Who hears this?' };
    await api.owner.call(sendMessage, { ...at('one'), body });
    await everything.until('ack', ({ ack }) => ack === 'delivered');
    const { id } = await write('And this?');
    await everything.until('message', (message) => message.id === id);
    await remove('last');
    const heard = await stream.collect(({ event }) => event === 'session_deleted');
    return new Set(titles(heard));
  }

  test.each<[Scope[], string[]]>([
    [['sessions:read'], ['status']],
    [
      ['sessions:read', 'messages:read'],
      ['status', 'message', 'ack'],
    ],
    [['sessions:read', 'messages:send'], ['status']],
    [['sessions:manage'], ['status', 'qr']],
    [
      ['sessions:manage', 'messages:read'],
      ['status', 'qr', 'message', 'ack'],
    ],
  ])('with %j', async (scopes, events) => {
    await api.stopped('last');
    const heard = await happenings(scopes);
    const expected = ['one status', 'two status', 'last status', 'last session_deleted'];
    if (events.includes('qr')) expected.push('two qr');
    if (events.includes('message')) expected.push('one message', 'one ack');
    expect([...heard].toSorted()).toEqual(expected.toSorted());
  });

  test('of its own sessions only', async () => {
    await api.stopped('last');
    const heard = await happenings(['sessions:manage', 'messages:read'], ['two', 'last']);
    expect([...heard]).toEqual(['two status', 'two qr', 'last status', 'last session_deleted']);
    const key = await api.key(['sessions:read'], ['two']);
    await refused(listenTo('one', key), 'SESSION_NOT_FOUND');
  });

  test('nothing without sessions:read', async () => {
    await refused(listen(await api.key(['messages:read'])), 'INSUFFICIENT_SCOPE');
  });
});

describe('a token in the URL, as the guide has it', () => {
  test('opens a stream, and is in no log', async () => {
    const token = await api.ownerToken();
    const answer = await ask(api.app, sessionStream, { ...at('two'), query: { token } });
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const stream = new Listener(sessionStream, answer);
    opened.push(stream);
    expect(titles(await stream.take(2))).toEqual(['two status', 'two qr']);
    const session = await ask(api.app, getSession, { ...at('two'), query: { token } });
    expect(session.status).toBe(401);
    expect(api.app.logText()).not.toContain(token.slice(-20));
  });

  test('is no place for an API key', async () => {
    const { rawKey: token } = await api.key(['sessions:read']);
    expect((await ask(api.app, accountStream, { query: { token } })).status).toBe(401);
  });
});
