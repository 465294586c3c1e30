import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionStream } from '../../contract/events.ts';
import { sandboxScan, sandboxUnlink } from '../../contract/sandbox.ts';
import {
  createSession,
  deleteSession,
  getQrCode,
  getSession,
  listSessions,
  logoutSession,
  restartSession,
  sessionHistory,
  startSession,
  stopSession,
} from '../../contract/sessions.ts';
import { type Api, openApi } from './api.ts';
import { refused } from './caller.ts';
import { type Listener, titles } from './listener.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const at = (name: string) => ({ params: { name } });
const get = (name: string) => api.owner.call(getSession, at(name));
const becomes = (stream: Listener, status: string, reason: string | null = null) =>
  stream.until('status', (now) => now.status === status && (now.status_reason ?? null) === reason);

describe('a session', () => {
  test('goes from made to working, and every way of asking says the same', async () => {
    const body = { name: 'my-new-session', status: 'starting', network: 'sandbox' } as const;
    const made = await api.owner.call(createSession, { body });
    expect(made).toMatchObject({ name: 'my-new-session', status: 'starting', phone_number: null });

    const stream = await api.owner.listen(sessionStream, { ...at(made.name), query: {} });
    await becomes(stream, 'qr_code');
    const { data: code } = await stream.until('qr');
    const { session: _, ...shown } = code;
    expect(await api.owner.call(getQrCode, at(made.name))).toEqual(shown);
    expect(shown.qr).toMatch(/^data:image\/png;base64,/);
    expect(shown).toMatchObject({ sequence: 1, total: 6 });

    const scan = { body: { session: made.name } };
    const { phone, name: owner } = await api.owner.call(sandboxScan, scan);
    await becomes(stream, 'starting', 'finishing');
    const { data: told } = await becomes(stream, 'working');
    expect(told).toMatchObject({ id: made.id, phone_number: phone, push_name: owner });
    await refused(api.owner.call(getQrCode, at(made.name)), 'NO_QR_CODE');
    expect(await api.owner.call(listSessions, {})).toEqual([await get(made.name)]);

    const query = { limit: 2 };
    const { items, next_cursor } = await api.owner.call(sessionHistory, {
      ...at(made.name),
      query,
    });
    const cursor = next_cursor ?? '';
    const older = await api.owner.call(sessionHistory, { ...at(made.name), query: { cursor } });
    const story = [...items, ...older.items].map(({ status, status_reason: reason }) =>
      [status, reason].filter(Boolean).join('/'),
    );
    expect(story).toEqual(['working', 'starting/finishing', 'qr_code', 'starting']);
    expect(older.next_cursor).toBeNull();
    await stream.close();
  });

  test('of a name that is taken or odd is refused', async () => {
    await api.stopped('taken');
    const create = (name: string) =>
      api.owner.call(createSession, { body: { name, status: 'stopped' } });
    await refused(create('taken'), 'SESSION_EXISTS');
    for (const name of ['Upper', '-dash', 'a b', 'a/b', 'ü', 'a'.repeat(64), 'new\n']) {
      const errors = [{ path: 'name', message: expect.stringMatching(/^Use 1 to 63 /) }];
      await refused(create(name), 'VALIDATION_ERROR', { errors });
    }
    const longest = `0${'_-'.repeat(31)}`;
    expect(await create(longest)).toMatchObject({ name: longest, network: 'whatsapp' });
  });

  test('that is asked for at once by two is made once', async () => {
    const body = { name: 'raced', status: 'stopped', network: 'sandbox' } as const;
    const both = await Promise.allSettled(
      [1, 2].map(() => api.owner.call(createSession, { body })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('is deleted in the guide’s words, and its stream ends saying so', async () => {
    await api.linked('going');
    const stream = await api.owner.listen(sessionStream, { ...at('going'), query: {} });
    const answer = await api.owner.call(deleteSession, at('going'));
    expect(answer).toEqual({ message: 'Session deleted successfully' });
    const last = (await stream.rest()).at(-1);
    expect(last).toMatchObject({ event: 'session_deleted', data: { session: 'going' } });
    const message = "Session 'going' not found";
    await refused(get('going'), 'SESSION_NOT_FOUND', { message });
    await refused(api.owner.call(deleteSession, at('going')), 'SESSION_NOT_FOUND');
    await refused(
      api.owner.call(sandboxUnlink, { body: { session: 'going' } }),
      'SESSION_NOT_FOUND',
    );
  });
});

describe('a verb', () => {
  type Verb =
    | typeof startSession
    | typeof stopSession
    | typeof restartSession
    | typeof logoutSession;
  const say = (verb: Verb, name: string) => api.owner.call(verb, at(name));

  test.each<[string, (name: string) => Promise<unknown>, Verb[]]>([
    ['stopped', (name) => api.stopped(name), [stopSession, restartSession, logoutSession]],
    ['showing a code', (name) => api.showing(name), [startSession, logoutSession]],
    ['working', (name) => api.linked(name), [startSession]],
  ])('that makes no sense while %s is refused and changes nothing', async (title, make, verbs) => {
    const name = title.replaceAll(' ', '-');
    await make(name);
    const before = await get(name);
    for (const verb of verbs) await refused(say(verb, name), 'INVALID_TRANSITION');
    expect(await get(name)).toEqual(before);
  });

  test('stop keeps the login: start works again without a code', async () => {
    const phone_number = await api.linked('kept');
    expect(await say(stopSession, 'kept')).toMatchObject({ status: 'stopped', phone_number });
    const stream = await api.owner.listen(sessionStream, { ...at('kept'), query: {} });
    expect(await say(startSession, 'kept')).toMatchObject({ phone_number });
    const heard = await stream.collect(
      ({ event, data }) => event === 'status' && data.status === 'working',
    );
    expect(titles(heard)).not.toContain('kept qr');
    const statuses = heard.flatMap(({ event, data }) => (event === 'status' ? data.status : []));
    expect(statuses).toEqual(['stopped', 'starting', 'working']);
    await say(restartSession, 'kept');
    await becomes(stream, 'starting');
    await becomes(stream, 'working');
    await stream.close();
  });

  test('logout forgets it: start shows a code', async () => {
    await api.linked('forgotten');
    const out = await say(logoutSession, 'forgotten');
    expect(out).toMatchObject({ status: 'stopped', phone_number: null, push_name: null });
    const stream = await api.owner.listen(sessionStream, { ...at('forgotten'), query: {} });
    await say(startSession, 'forgotten');
    await stream.until('qr');
    await stream.close();
  });
});
