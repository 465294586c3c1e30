import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as auth from '../../contract/auth.ts';
import { accountStream } from '../../contract/events.ts';
import { listSessions } from '../../contract/sessions.ts';
import { owner } from '../../server/app-fixture.ts';
import { manualClock } from '../../server/clock.ts';
import type { Slot } from '../../src/api/browser/slot.ts';
import { createCredential, type LoginState } from '../../src/api/login/credential.ts';
import { type Api, openApi } from './api.ts';
import { bearer, type Caller, refused } from './caller.ts';
import { CookieJar } from './cookie-jar.ts';

const hour = 3600_000;
const day = 24 * hour;

let api: Api;
beforeAll(async () => {
  api = await openApi({ withSandbox: false, config: { rateLimitPerMinute: 10_000 } });
});
afterAll(() => api.close());
beforeEach(() => api.app.clock.advance(60_000));

const refreshed = (caller: Caller, refresh_token: string | undefined) =>
  caller.call(auth.refresh, { body: { refresh_token } });
const asBearer = (token: string) => api.as({ tokens: bearer(token) });
const isOver = (caller: Caller) => refused(caller.call(auth.me, {}), 'TOKEN_INVALID');

describe('a client of the guide', () => {
  test('logs in, and gets what the guide says', async () => {
    const tokens = await api.anyone.call(auth.login, { body: owner });
    expect(tokens).toEqual({
      access_token: expect.stringMatching(/^eyJ/),
      refresh_token: expect.any(String),
      token_type: 'bearer',
      expires_in: 3600,
    });
    expect(await asBearer(tokens.access_token).call(listSessions, {})).toEqual([]);
  });

  test('keeps its refresh token, and gets a fresh access token for it', async () => {
    const { token, refreshToken } = await api.login();
    api.app.clock.advance(29 * day);
    await refused(asBearer(token).call(auth.me, {}), 'TOKEN_EXPIRED');
    for (let n = 0; n < 2; n++) {
      const tokens = await refreshed(api.anyone, refreshToken);
      expect(tokens.refresh_token).toBe(refreshToken);
      expect(await asBearer(tokens.access_token).call(auth.me, {})).toMatchObject({
        email: owner.email,
      });
      api.app.clock.advance(hour);
    }
    api.app.clock.advance(day);
    await refused(refreshed(api.anyone, refreshToken), 'TOKEN_INVALID');
  });

  test('learns nothing about who has an account', async () => {
    const wrong = [
      { ...owner, password: 'not the password' },
      { email: 'nobody@example.com', password: owner.password },
    ];
    for (const body of wrong) {
      const message = 'The email or the password is wrong.';
      await refused(api.anyone.call(auth.login, { body }), 'INVALID_CREDENTIALS', { message });
    }
  });
});

describe('a token that rotates', () => {
  const rotating = () => api.as({ nobody: true }, { headers: { 'X-Token-Transport': 'rotate' } });

  test('is good for one refresh, and for those that cross it within 20 s', async () => {
    const client = rotating();
    const first = await client.call(auth.login, { body: owner });
    const [left, right] = await Promise.all([
      refreshed(client, first.refresh_token),
      refreshed(client, first.refresh_token),
    ]);
    expect(new Set([first, left, right].map((tokens) => tokens.refresh_token)).size).toBe(3);
    api.app.clock.advance(20_000);
    for (const { refresh_token } of [first, left, right]) await refreshed(client, refresh_token);
  });

  test('ends its login when it comes back later, with every token and stream of it', async () => {
    const client = rotating();
    const first = await client.call(auth.login, { body: owner });
    const second = await refreshed(client, first.refresh_token);
    const robbed = asBearer(second.access_token);
    const stream = await robbed.listen(accountStream, { query: {} });

    api.app.clock.advance(20_001);
    // Read just now, the login is remembered for a while.
    await robbed.call(auth.me, {});
    await refused(refreshed(client, first.refresh_token), 'TOKEN_INVALID');
    expect(await stream.rest()).toEqual([]);
    await refused(refreshed(client, second.refresh_token), 'TOKEN_INVALID');
    await isOver(asBearer(first.access_token));
    await isOver(robbed);
  });
});

/** The dashboard in one tab. Its clock stands still: it learns of time from the server alone. */
function openDashboard(transport: auth.TokenTransport) {
  const jar = new CookieJar();
  const states: LoginState[] = [];
  const kept = slot();
  const given: (string | undefined)[] = [];
  const credential = createCredential({
    async refresh(refresh_token) {
      const tokens = await caller.call(auth.refresh, { body: { refresh_token } });
      given.push(tokens.refresh_token);
      return tokens;
    },
    runAlone: (task) => task(),
    channel: { post() {}, listen() {}, close() {} },
    clock: manualClock(),
    note: slot(),
    keptRefreshToken: kept,
    onState: (state) => states.push(state),
  });
  const headers = { 'X-Token-Transport': transport };
  const caller = api.as({ tokens: credential }, { headers, jar });
  return {
    ...{ caller, jar, states, given },
    async signIn() {
      const tokens = await caller.call(auth.login, { body: owner });
      given.push(tokens.refresh_token);
      credential.adopt(tokens, owner.email);
    },
  };
}

function slot(): Slot {
  let kept: string | null = null;
  return {
    get: () => kept,
    set(value) {
      kept = value;
    },
  };
}

describe.each(auth.tokenTransports)('the dashboard, by %s', (transport) => {
  test('stays logged in when a token expires, and its reader notices nothing', async () => {
    const { caller, signIn, states, given, jar } = openDashboard(transport);
    await signIn();
    for (let n = 0; n < 3; n++) {
      api.app.clock.advance(hour);
      expect(await caller.call(auth.me, {})).toMatchObject({ role: 'owner' });
    }
    expect(states).toEqual(['signed-in']);
    expect(given).toHaveLength(4);
    const inBodies = given.filter((token) => token !== undefined);
    expect(new Set(inBodies).size).toBe(transport === 'cookie' ? 0 : 4);
    expect(jar.size).toBe(transport === 'cookie' ? 1 : 0);
  });

  test('logs out for good', async () => {
    const { caller, signIn, states, jar } = openDashboard(transport);
    await signIn();
    const stream = await caller.listen(accountStream, { query: {} });
    await caller.call(auth.logout, {});
    expect(jar.size).toBe(0);
    expect(await stream.rest()).toEqual([]);
    await isOver(caller);
    expect(states).toEqual(['signed-in', 'expired']);
  });
});

describe('a login ends, with its token and its streams, and no other does', () => {
  async function twoLogins() {
    const [staying, leaving] = [await api.login(), await api.login()];
    const streams = [
      await staying.listen(accountStream, { query: {} }),
      await leaving.listen(accountStream, { query: {} }),
    ] as const;
    return { staying, leaving, streams };
  }

  async function hasEnded({ staying, leaving, streams }: Awaited<ReturnType<typeof twoLogins>>) {
    expect(await streams[1].rest()).toEqual([]);
    await isOver(leaving);
    await refused(refreshed(api.anyone, leaving.refreshToken), 'TOKEN_INVALID');
    expect(await staying.call(auth.me, {})).toMatchObject({ email: owner.email });
    await refreshed(api.anyone, staying.refreshToken);
    api.app.live.publish({ event: 'session_deleted', sessionId: 0, data: { session: 'x' } });
    expect(await streams[0].next()).toMatchObject({ event: 'session_deleted' });
    await streams[0].close();
  }

  test('at logout', async () => {
    const logins = await twoLogins();
    await logins.leaving.call(auth.logout, {});
    await hasEnded(logins);
  });

  test('when it is ended from another one', async () => {
    const logins = await twoLogins();
    const { items } = await logins.leaving.call(auth.listLogins, {});
    const id = items.find(({ current }) => current)?.id;
    await logins.staying.call(auth.endLogin, { params: { id } });
    await hasEnded(logins);
  });

  test('when another one changes the password', async () => {
    const logins = await twoLogins();
    const body = { current_password: owner.password, new_password: owner.password };
    await logins.staying.call(auth.changePassword, { body });
    await hasEnded(logins);
  });

  test('when its hour is over', async () => {
    const login = await api.login();
    const stream = await login.listen(accountStream, { query: {} });
    api.app.clock.advance(hour);
    expect(await stream.rest()).toEqual([]);
    await refused(login.call(auth.me, {}), 'TOKEN_EXPIRED');
  });
});

test('a wrong password in the form that changes it ends nothing', async () => {
  const login = await api.login();
  const body = { current_password: 'not the password', new_password: 'a new password' };
  const errors = [{ path: 'current_password', message: 'This is not your password.' }];
  await refused(login.call(auth.changePassword, { body }), 'VALIDATION_ERROR', { errors });
  expect(await login.call(auth.me, {})).toMatchObject({ email: owner.email });
});
