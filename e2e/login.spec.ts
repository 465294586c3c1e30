import type { Page } from '@playwright/test';
import { login } from '../contract/auth.ts';
import { createSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import { urlOf } from './fixtures/api.ts';
import { expect, test } from './fixtures/test.ts';

const emailField = (page: Page) => page.getByLabel('Email');
const passwordField = (page: Page) => page.getByLabel('Password', { exact: true });
const submitButton = (page: Page) => page.getByRole('button', { name: 'Sign in' });

test('an unknown email and a wrong password are refused in the same words', async ({
  page,
  owner,
  watch,
}) => {
  watch.expectConsoleError(/status of 401 .*\/auth\/login/);
  await page.goto(paths.login());
  for (const email of ['nobody@example.com', owner.email]) {
    await emailField(page).fill(email);
    await passwordField(page).fill('not the password');
    await submitButton(page).click();
    const failure = page.getByRole('alert');
    await expect(failure).toHaveText('Wrong email or password. Check both and try again.');
    await expect(failure).toBeFocused();
    await expect(emailField(page)).toHaveValue(email);
    await expect(page).toHaveURL(paths.login());
  }
  await passwordField(page).fill(owner.password);
  await submitButton(page).click();
  await expect(page).toHaveURL(paths.sessions());
});

test('the fields tell password managers what they are, take a paste, and submit on Enter', async ({
  page,
  context,
  owner,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(paths.login());
  await expect(emailField(page)).toHaveAttribute('autocomplete', 'username');
  await expect(emailField(page)).toHaveAttribute('type', 'email');
  await expect(passwordField(page)).toHaveAttribute('autocomplete', 'current-password');
  await expect(passwordField(page)).toHaveAttribute('type', 'password');

  for (const [field, text] of [
    [emailField(page), owner.email],
    [passwordField(page), owner.password],
  ] as const) {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await field.focus();
    await page.keyboard.press('ControlOrMeta+V');
    await expect(field).toHaveValue(text);
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(paths.sessions());
});

test('the password can be looked at', async ({ page }) => {
  await page.goto(paths.login());
  const show = page.getByRole('button', { name: 'Show password' });
  await expect(show).toHaveAttribute('aria-pressed', 'false');
  await show.click();
  await expect(show).toHaveAttribute('aria-pressed', 'true');
  await expect(passwordField(page)).toHaveAttribute('type', 'text');
});

test('a deep link opened signed out is returned to, path and query', async ({
  page,
  api,
  owner,
}) => {
  await api.call(createSession, { body: { name: 'kiosk', network: 'sandbox', status: 'stopped' } });
  const link = `${paths.sessions()}?show=waiting&q=k%26k&sort=-name`;
  await page.goto(link);
  await expect(page).toHaveURL(paths.login(link));
  await emailField(page).fill(owner.email);
  await passwordField(page).fill(owner.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(link);
  await expect(page.getByRole('searchbox')).toHaveValue('k&k');
  await page.goBack();
  await expect(page, 'the login is not a step of the way back').not.toHaveURL(/login/);
});

test.describe('a target that is no path of this dashboard is ignored', () => {
  for (const target of [
    '//evil.example/sessions',
    '/\\evil.example',
    'https://evil.example/sessions',
    'javascript:alert(document.domain)',
  ]) {
    test(target, async ({ page, context, server, owner }) => {
      const elsewhere: string[] = [];
      context.on('request', (request) => {
        if (new URL(request.url()).origin !== server.origin) elsewhere.push(request.url());
      });
      page.on('dialog', (dialog) => elsewhere.push(dialog.message()));
      await page.goto(paths.login(target));
      await emailField(page).fill(owner.email);
      await passwordField(page).fill(owner.password);
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(paths.sessions());
      expect(elsewhere).toEqual([]);
    });
  }
});

test('the refresh token is in an HttpOnly cookie and nowhere else', async ({
  page,
  context,
  server,
  signIn,
}) => {
  const answers: Promise<string>[] = [];
  const refreshTokens = new Set<string>();
  context.on('response', async (response) => {
    // A stream has no end to wait for, and a redirect no body.
    if (response.headers()['content-type']?.includes('text/event-stream')) return;
    answers.push(response.text().catch(() => ''));
  });
  const rememberCookies = async () => {
    const cookies = await context.cookies(`${server.origin}/api/v2/auth/refresh`);
    expect(cookies).toHaveLength(1);
    for (const { value, httpOnly, sameSite } of cookies) {
      expect({ httpOnly, sameSite }).toEqual({ httpOnly: true, sameSite: 'Strict' });
      refreshTokens.add(value);
    }
  };

  await signIn(page, paths.sessions());
  await rememberCookies();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions' })).toBeVisible();
  await rememberCookies();
  expect(refreshTokens.size, 'a reload takes a new token').toBe(2);

  const inReach = await page.evaluate(async () => ({
    cookie: document.cookie,
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    addresses: navigation.entries().map(({ url }) => url),
    history: JSON.stringify(history.state),
  }));
  expect(inReach).toMatchObject({ cookie: '', databases: [], caches: [] });
  for (const text of [JSON.stringify(inReach), ...(await Promise.all(answers))]) {
    expect([...refreshTokens].filter((token) => text.includes(token))).toEqual([]);
  }
});

test('signing out reaches the other tabs, and takes what they showed', async ({
  page,
  context,
  api,
  signIn,
}) => {
  for (const name of ['kiosk', 'returns']) {
    await api.call(createSession, { body: { name, network: 'sandbox', status: 'stopped' } });
  }
  await signIn(page, paths.sessions());
  const other = await context.newPage();
  await other.goto(paths.session('kiosk'));
  await other.getByRole('link', { name: 'Sessions', exact: true }).first().click();
  await expect(other.getByRole('link', { name: 'returns', exact: true })).toBeVisible();

  await page.getByRole('banner').getByRole('button').last().click();
  await page.getByText('Sign out').click();
  for (const tab of [page, other]) {
    await expect(tab).toHaveURL(paths.login());
    await expect(tab.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(tab.getByText('returns')).toHaveCount(0);
  }
  await other.goBack();
  await expect(other).toHaveURL(/\/login/);
  await expect(other.getByText('kiosk')).toHaveCount(0);
  await page.goto(paths.sessions());
  await expect(page).toHaveURL(paths.login(paths.sessions()));
});

test('too many attempts are told with the time at which the next one may be made', async ({
  page,
  server,
  watch,
}) => {
  watch.expectConsoleError(/status of 4(?:01|29) .*\/auth\/login/);
  // Attempts are counted by email: nobody else's may be used up.
  const email = `${crypto.randomUUID()}@example.com`;
  const body = { email, password: 'not the password' };
  const refused = await Promise.all(
    Array.from({ length: 10 }, () =>
      fetch(urlOf(server.origin, login, {}), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    ),
  );
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([401]));

  await page.goto(paths.login());
  await emailField(page).fill(email);
  await passwordField(page).fill(body.password);
  await page.keyboard.press('Enter');
  const failure = page.getByRole('alert');
  await expect(failure).toHaveText(/^Too many requests\. Try again at \d\d:\d\d:\d\d\.$/);
  await expect(failure).toBeFocused();
  await expect(emailField(page)).toHaveValue(email);
  await expect(submitButton(page)).toBeEnabled();
});
