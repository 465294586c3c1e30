import { afterEach, beforeEach, expect, test } from 'vitest';
import { login, setup, setupState } from '../../contract/auth.ts';
import { owner } from '../../server/app-fixture.ts';
import { prepareSetup } from '../../server/auth/setup.ts';
import { type Api, openApi } from './api.ts';
import { refused } from './caller.ts';

let api: Api;
let token: string;
beforeEach(async () => {
  api = await openApi({ withoutOwner: true, withSandbox: false });
  const { store, clock } = api.app;
  token = (await prepareSetup({ store, clock, admin: null })) ?? '';
});
afterEach(() => api.close());

test('the first owner is made once, and can log in', async () => {
  const { anyone } = api;
  expect(await anyone.call(setupState, {})).toEqual({ required: true });
  await refused(anyone.call(login, { body: owner }), 'INVALID_CREDENTIALS');
  await refused(anyone.call(setup, { body: { token: 'guess', ...owner } }), 'SETUP_TOKEN_INVALID');

  const body = { token, ...owner, full_name: 'Dana Peretz' };
  const made = await anyone.call(setup, { body });
  const { email } = owner;
  expect(made).toEqual({ id: made.id, email, full_name: 'Dana Peretz', role: 'owner' });
  expect(await anyone.call(setupState, {})).toEqual({ required: false });
  await anyone.call(login, { body: owner });
  await refused(anyone.call(setup, { body }), 'SETUP_DONE');
  expect(api.app.logText()).not.toContain(token);
});

test('of many who use the link at once, one becomes the owner', async () => {
  const people = ['a', 'b', 'c', 'd'].map((name) => ({ ...owner, email: `${name}@example.com` }));
  const outcomes = await Promise.allSettled(
    people.map((person) => api.anyone.call(setup, { body: { token, ...person } })),
  );
  const reasons = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
  expect(reasons).toEqual(['SETUP_DONE', 'SETUP_DONE', 'SETUP_DONE']);
  const logins = await Promise.allSettled(people.map((body) => api.anyone.call(login, { body })));
  expect(logins.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
