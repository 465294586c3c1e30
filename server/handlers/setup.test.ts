import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorOf, owner, startTestApp, type TestApp } from '../app-fixture.ts';
import { prepareSetup } from '../auth/setup.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp({ withoutOwner: true });
});
afterEach(() => app.close());

const prepare = (admin: typeof owner | null = null) =>
  prepareSetup({ store: app.store, clock: app.clock, admin });
const required = async () => (await app.request('/setup')).json();
const setUp = (token: string, body = {}) =>
  app.request('/setup', { body: { token, ...owner, ...body } });

describe('the setup link', () => {
  test('makes the first owner, once', async () => {
    const token = await prepare();
    expect(await required()).toEqual({ required: true });
    const made = await setUp(token ?? '');
    expect(made.status).toBe(201);
    expect(await made.json()).toMatchObject({ email: owner.email, role: 'owner' });
    expect(await required()).toEqual({ required: false });
    const again = await setUp(token ?? '', { email: 'second@example.com' });
    expect(await errorOf(again)).toEqual({ error_code: 'SETUP_DONE', status: 409 });
    expect(await app.login()).toMatch(/^eyJ/);
  });

  test('makes one owner, however many use it at the same time', async () => {
    const token = (await prepare()) ?? '';
    const emails = ['a@example.com', 'b@example.com', 'c@example.com'];
    const answers = await Promise.all(emails.map((email) => setUp(token, { email })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  });

  test('lives until the server starts again', async () => {
    const old = (await prepare()) ?? '';
    const token = (await prepare()) ?? '';
    expect(await errorOf(await setUp(old))).toEqual({
      error_code: 'SETUP_TOKEN_INVALID',
      status: 403,
    });
    expect((await setUp(token)).status).toBe(201);
  });

  test('takes its token: no other one, and none that was never made', async () => {
    expect((await setUp('guess')).status).toBe(403);
    await prepare();
    expect((await setUp('guess')).status).toBe(403);
  });

  test('asks for a password that is long enough', async () => {
    const token = (await prepare()) ?? '';
    const answer = await setUp(token, { password: 'short', email: 'nonsense' });
    expect(await errorOf(answer)).toMatchObject({ paths: ['email', 'password'] });
  });
});

test('ADMIN_EMAIL and ADMIN_PASSWORD make the first owner unattended, and never a second', async () => {
  expect(await prepare(owner)).toBeNull();
  expect(await app.login()).toMatch(/^eyJ/);
  expect(await prepare({ email: 'other@example.com', password: 'something else' })).toBeNull();
  expect(await app.store.users.findByEmail('other@example.com')).toBeNull();
});
