import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorOf, startTestApp, type TestApp, type TestRequest } from '../app-fixture.ts';

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startTestApp();
  token = await app.login();
});
afterAll(() => app.close());

const as = (path: string, request: TestRequest = {}) => app.request(path, { token, ...request });
const create = (name: string, more = {}) => as('/sessions', { body: { name, ...more } });
const verb = (name: string, what: string) => as(`/sessions/${name}/${what}`, { method: 'POST' });
const notFound = { error_code: 'SESSION_NOT_FOUND', status: 404 };

describe('a session', () => {
  test('is made as the guide makes one, and starts', async () => {
    const answer = await create('support-team', { status: 'starting' });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({
      id: expect.any(Number),
      name: 'support-team',
      status: 'starting',
      network: 'whatsapp',
      phone_number: null,
      created_at: new Date(app.clock.now()).toISOString(),
    });
  });

  test('is made stopped when asked so', async () => {
    expect(await (await create('later', { status: 'stopped' })).json()).toMatchObject({
      status: 'stopped',
    });
  });

  test('is found by its name, and in the list', async () => {
    await create('found');
    const one = await (await as('/sessions/found')).json();
    expect(one).toMatchObject({ name: 'found' });
    expect(await (await as('/sessions')).json()).toContainEqual(one);
  });

  test('has a name of its own', async () => {
    await create('taken');
    expect(await errorOf(await create('taken'))).toEqual({
      error_code: 'SESSION_EXISTS',
      status: 409,
    });
  });

  test.each(['', 'Upper', '-dash', 'with space', 'a/b', 'ü', 'a'.repeat(64)])(
    'can not be named %j',
    async (name) => {
      expect(await errorOf(await create(name))).toMatchObject({ paths: ['name'] });
    },
  );

  test('goes for good', async () => {
    await create('going');
    const answer = await as('/sessions/going', { method: 'DELETE' });
    expect(await answer.json()).toEqual({ message: 'Session deleted successfully' });
    expect(await errorOf(await as('/sessions/going'))).toEqual(notFound);
    expect((await create('going')).status).toBe(201);
  });

  test('that does not exist is not found, whatever is asked of it', async () => {
    for (const name of ['none', '..%2f', 'Über']) {
      expect(await errorOf(await as(`/sessions/${name}`))).toEqual(notFound);
    }
    expect(await errorOf(await verb('none', 'start'))).toEqual(notFound);
    expect(await errorOf(await as('/sessions/none/qr'))).toEqual(notFound);
    expect(await errorOf(await as('/sessions/none/history'))).toEqual(notFound);
    expect(await errorOf(await as('/sessions/none/events'))).toEqual(notFound);
    expect(await errorOf(await as('/sessions/none/groups'))).toEqual(notFound);
  });

  test('is told of in the guide’s words when it is not there', async () => {
    const answer = await as('/sessions/invalid-session');
    expect(await answer.json()).toEqual({
      detail: "Session 'invalid-session' not found",
      error_code: 'SESSION_NOT_FOUND',
      status: 404,
    });
  });

  test('keeps its history, newest first', async () => {
    await create('storied');
    await verb('storied', 'stop');
    const answer = await as('/sessions/storied/history');
    const { items } = (await answer.json()) as { items: { status: string }[] };
    expect(items.map(({ status }) => status).slice(0, 2)).toEqual(['stopped', 'starting']);
  });
});

describe('a verb', () => {
  test('that is legal answers the session as it is then', async () => {
    await create('obedient');
    expect(await (await verb('obedient', 'stop')).json()).toMatchObject({ status: 'stopped' });
    expect(await (await verb('obedient', 'start')).json()).toMatchObject({ status: 'starting' });
    expect(await (await verb('obedient', 'restart')).json()).toMatchObject({ status: 'starting' });
  });

  test('that is not legal now says why', async () => {
    await create('stubborn', { status: 'stopped' });
    const answer = await verb('stubborn', 'stop');
    expect(answer.status).toBe(409);
    expect(await answer.json()).toEqual({
      detail: "Session 'stubborn' is already stopped.",
      error_code: 'INVALID_TRANSITION',
      status: 409,
    });
    for (const what of ['restart', 'logout']) {
      expect(await errorOf(await verb('stubborn', what))).toMatchObject({
        error_code: 'INVALID_TRANSITION',
      });
    }
  });
});

test('no code is shown while none is to be scanned', async () => {
  await create('codeless');
  const answer = await as('/sessions/codeless/qr');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await errorOf(answer)).toEqual({ error_code: 'NO_QR_CODE', status: 409 });
});

test('without a sandbox there are no sandbox sessions, and nothing to drive', async () => {
  const off = { error_code: 'SANDBOX_OFF', status: 403 };
  expect(await errorOf(await create('toy', { network: 'sandbox' }))).toEqual(off);
  expect(await errorOf(await as('/sandbox/phones'))).toEqual(off);
});

test('groups take a session that is connected', async () => {
  await create('groupless');
  const answer = await as('/sessions/groupless/groups');
  expect(await errorOf(answer)).toEqual({ error_code: 'SESSION_NOT_WORKING', status: 409 });
});
