import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorOf, owner, startTestApp, type TestApp } from '../app-fixture.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const isIn = async (token: string) => (await app.request('/auth/me', { token })).status === 200;
const change = (token: string, current_password: string, new_password: string) =>
  app.request('/auth/password', { token, body: { current_password, new_password } });

describe('changing the password', () => {
  test('ends every other login at once, and the old password with them', async () => {
    const [here, elsewhere] = [await app.login(), await app.login()];
    expect(await isIn(elsewhere)).toBe(true);
    expect((await change(here, owner.password, 'another long one')).status).toBe(200);
    expect([await isIn(here), await isIn(elsewhere)]).toEqual([true, false]);
    expect((await app.request('/auth/login', { body: owner })).status).toBe(401);
    const body = { ...owner, password: 'another long one' };
    expect((await app.request('/auth/login', { body })).status).toBe(200);
  });

  test('takes the current one, and a new one that is long enough', async () => {
    const token = await app.login();
    const wrong = await change(token, 'not my password', 'another long one');
    expect(await errorOf(wrong)).toMatchObject({ paths: ['current_password'] });
    const short = await change(token, owner.password, 'short');
    expect(await errorOf(short)).toMatchObject({ paths: ['new_password'] });
    expect(await isIn(token)).toBe(true);
  });
});

describe('logins', () => {
  test('are listed with the one that asks marked, and can be ended one by one', async () => {
    const headers = { 'User-Agent': 'A phone' };
    const other = await app.request('/auth/login', { body: owner, headers });
    const { access_token: elsewhere } = (await other.json()) as { access_token: string };
    const token = await app.login();
    const list = async () => (await app.request('/auth/logins', { token })).json();
    const { items } = (await list()) as { items: { id: number; current: boolean }[] };
    expect(items).toHaveLength(2);
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    const phone = items.find(({ current }) => !current);
    expect(phone).toMatchObject({ user_agent: 'A phone' });

    const path = `/auth/logins/${phone?.id}`;
    expect((await app.request(path, { method: 'DELETE', token })).status).toBe(200);
    expect(await isIn(elsewhere)).toBe(false);
    expect(await list()).toMatchObject({ items: [{ current: true }] });
    const again = await app.request(path, { method: 'DELETE', token });
    expect(await errorOf(again)).toEqual({ error_code: 'LOGIN_NOT_FOUND', status: 404 });
  });
});
