import type { BrowserContext, Page } from '@playwright/test';
import { endLogin, listLogins, refresh } from '../contract/auth.ts';
import { sandboxReceived } from '../contract/sandbox.ts';
import { paths } from '../src/paths.ts';
import { type Api, urlOf } from './fixtures/api.ts';
import { expect, type OwnServer, test as ownServerTest } from './fixtures/own-server.ts';
import { pairedSession } from './fixtures/sessions.ts';
import { test } from './fixtures/test.ts';

/** An access token lives for one hour: to a server that is two ahead, every one has ended. */
const twoHoursAhead = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    'const { now } = Date; Date.now = () => now() + 7_200_000;',
  )}`,
};

// Starting a server more than once takes its time.
test.describe.configure({ timeout: 120_000 });

const live = (page: Page) => page.getByRole('status').filter({ hasText: /^Live$/ });
const textField = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });
const signInAgain = (page: Page) => page.getByRole('dialog', { name: 'Sign in again' });

/** The status of every answer to a refresh, as they come. */
function refreshesOf(context: BrowserContext): number[] {
  const statuses: number[] = [];
  context.on('response', (response) => {
    if (response.url().endsWith(urlOf('', refresh, {}))) statuses.push(response.status());
  });
  return statuses;
}

/** How often the page was loaded from now on. */
function loadsOf(page: Page): () => number {
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  return () => loads;
}

/** Keeps the browser off the net while two hours pass for the server. */
async function sleepTwoHours(context: BrowserContext, server: OwnServer) {
  await server.stop();
  await context.setOffline(true);
  await server.startAgain(twoHoursAhead);
  await context.setOffline(false);
}

/** Ends the browser's login from the owner's other one. */
async function endBrowsersLogin(api: Api) {
  const { items } = await api.call(listLogins, {});
  const browsers = items.find(({ user_agent }) => user_agent?.includes('Chrome'));
  if (!browsers) throw new Error('No browser is logged in');
  await api.call(endLogin, { params: { id: browsers.id } });
}

ownServerTest(
  'an access token that the server no longer takes is renewed once, and the page stays',
  async ({ page, context, api, ownServer, signIn, watch }) => {
    watch.expectConsoleError(/status of 401|ERR_INTERNET_DISCONNECTED/);
    await pairedSession(api, 'front-desk');
    await signIn(page, paths.session('front-desk'));
    await textField(page).fill('Half a sentence');
    const refreshes = refreshesOf(context);
    const loads = loadsOf(page);

    await sleepTwoHours(context, ownServer);
    await expect(live(page)).toBeVisible();
    expect(refreshes).toEqual([200]);
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
    await expect(textField(page)).toHaveValue('Half a sentence');
    expect(refreshes).toEqual([200]);
    expect(loads()).toBe(0);
  },
);

ownServerTest(
  'two tabs whose access token has ended make one refresh',
  async ({ page, context, ownServer, signIn, watch }) => {
    watch.expectConsoleError(/status of 401|ERR_INTERNET_DISCONNECTED/);
    await signIn(page, paths.sessions());
    const other = await context.newPage();
    await other.goto(paths.sessions());
    await expect(live(other)).toBeVisible();
    const refreshes = refreshesOf(context);

    await sleepTwoHours(context, ownServer);
    for (const tab of [page, other]) await expect(live(tab)).toBeVisible();
    expect(refreshes).toEqual([200]);
  },
);

test('a page renews its access token before it ends', async ({ page, context, signIn }) => {
  await page.clock.install();
  await signIn(page, paths.sessions());
  await expect(live(page)).toBeVisible();
  const refreshes = refreshesOf(context);
  const refused: string[] = [];
  context.on('response', (response) => {
    if (response.status() === 401) refused.push(response.url());
  });
  await page.clock.fastForward('59:30');
  await page.getByRole('link', { name: 'New session' }).click();
  await expect(page.getByRole('radio', { name: 'Sandbox phone' })).toBeVisible();
  await expect(live(page)).toBeVisible();
  expect(refreshes).toEqual([200]);
  expect(refused).toEqual([]);
});

test('a login ended elsewhere keeps the page and what was typed, and goes on after signing in', async ({
  page,
  api,
  owner,
  signIn,
  watch,
}) => {
  watch.expectConsoleError(/status of 401/);
  await pairedSession(api, 'front-desk');
  await signIn(page, paths.session('front-desk'));
  await page.getByRole('textbox', { name: /number/i }).fill('+44 7700 900187');
  await textField(page).fill('Half a sentence');
  const loads = loadsOf(page);

  await endBrowsersLogin(api);
  const dialog = signInAgain(page);
  await expect(dialog).toContainText('Your login has ended. This page and what you typed are kept');
  await expect(dialog.getByLabel('Email')).toHaveValue(owner.email);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();

  await dialog.getByLabel('Password', { exact: true }).fill('not the password');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('Wrong email or password.');
  await dialog.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(live(page)).toBeVisible();
  await expect(page).toHaveURL(paths.session('front-desk'));
  await expect(textField(page)).toHaveValue('Half a sentence');
  await page.getByRole('button', { name: 'Send text' }).click();
  await expect
    .poll(() => api.call(sandboxReceived, { query: { session: 'front-desk' } }))
    .toContainEqual(expect.objectContaining({ text: 'Half a sentence' }));
  expect(loads()).toBe(0);
});

test('signing in again in one tab is enough for all', async ({
  page,
  context,
  api,
  owner,
  signIn,
  watch,
}) => {
  watch.expectConsoleError(/status of 401/);
  await pairedSession(api, 'front-desk');
  await signIn(page, paths.session('front-desk'));
  await textField(page).fill('Half a sentence');
  const other = await context.newPage();
  await other.goto(paths.sessions());
  await expect(live(other)).toBeVisible();

  await endBrowsersLogin(api);
  for (const tab of [page, other]) await expect(signInAgain(tab)).toBeVisible();
  await signInAgain(other).getByLabel('Password', { exact: true }).fill(owner.password);
  await other.keyboard.press('Enter');
  for (const tab of [page, other]) {
    await expect(signInAgain(tab)).toHaveCount(0);
    await expect(live(tab)).toBeVisible();
  }
  await expect(textField(page)).toHaveValue('Half a sentence');
});

test('instead of signing in again one may leave', async ({ page, api, signIn, watch }) => {
  watch.expectConsoleError(/status of 401/);
  await signIn(page, paths.sessions());
  await expect(live(page)).toBeVisible();
  await endBrowsersLogin(api);
  await signInAgain(page)
    .getByRole('button', { name: /^Leave this page/ })
    .click();
  await expect(page).toHaveURL(paths.login());
  await expect(page.getByLabel('Email')).toBeEditable();
});
