import type { Page } from '@playwright/test';
import { paths } from '../src/paths.ts';
import { pairedSession, unpairedSession } from './fixtures/sessions.ts';
import { expect, test } from './fixtures/test.ts';
import { type Visit, visits } from './visits.ts';

const filtered: Visit = {
  pattern: '/sessions',
  shows: 'a part of the list',
  path: `${paths.sessions()}?show=waiting&q=desk&network=sandbox&sort=-name`,
  who: 'owner',
  prepare: async (api) => {
    await pairedSession(api, 'front-desk');
    await unpairedSession(api, 'help-desk');
  },
};

/** What a page shows, as far as it is the same for everyone at any time. */
async function shownAt(page: Page, path: string) {
  await expect(page).toHaveURL(path);
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /^Loading/ })).toHaveCount(0);
  return {
    title: await page.title(),
    headings: await page.getByRole('heading').allTextContents(),
    dialogs: await page.getByRole('dialog').or(page.getByRole('alertdialog')).count(),
    rows: await page.getByRole('rowheader').allTextContents(),
  };
}

test.describe('an address shows the same after a reload, after Back, and in a second browser', () => {
  // The link to the setup page works once, by intent.
  for (const visit of [...visits, filtered].filter(({ who }) => who !== 'first visitor')) {
    const { pattern, shows, path, who, prepare } = visit;
    test(`${pattern}, which shows ${shows}`, async ({ page, api, signIn, newBrowser }) => {
      await prepare?.(api);
      const open = (tab: Page) => (who === 'owner' ? signIn(tab, path) : tab.goto(path));
      await open(page);
      const first = await shownAt(page, path);
      expect(first.title).toMatch(/^\S.* · MoltFlow$/);

      await page.reload();
      await expect.poll(() => shownAt(page, path)).toEqual(first);
      await page.goto('/somewhere-else');
      await page.goBack();
      await expect.poll(() => shownAt(page, path)).toEqual(first);

      const second = await (await newBrowser()).newPage();
      await open(second);
      await expect.poll(() => shownAt(second, path)).toEqual(first);
    });
  }
});

test('a dialog keeps the filter behind it, and its own choice', async ({ page, api, signIn }) => {
  await unpairedSession(api, 'help-desk');
  const list = `${paths.sessions()}?q=desk`;
  await signIn(page, list);
  await page.getByRole('link', { name: 'New session' }).click();
  await expect(page).toHaveURL(`${paths.newSession()}?q=desk`);
  await page.reload();
  await expect(page.getByRole('dialog', { name: 'New session' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page).toHaveURL(list);
  await expect(page.getByRole('searchbox')).toHaveValue('desk');

  await page.goto(`${paths.newSession()}?network=sandbox`);
  await expect(page.getByRole('radio', { name: 'Sandbox phone' })).toBeChecked();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Sandbox phone' })).toBeChecked();
});

test('every page has a title of its own', async ({ page, api, signIn }) => {
  await unpairedSession(api, 'help-desk');
  await page.goto(paths.login());
  await expect(page).toHaveTitle('Sign in · MoltFlow');
  await signIn(page, paths.sessions());
  await expect(page).toHaveTitle('Sessions · MoltFlow');
  await page.getByRole('link', { name: 'help-desk', exact: true }).click();
  await expect(page).toHaveTitle('help-desk · MoltFlow');
  await page.goBack();
  await expect(page).toHaveTitle('Sessions · MoltFlow');
  await page.goto('/nowhere');
  await expect(page).toHaveTitle('Page not found · MoltFlow');
});

test('an unknown address says so inside the shell, with a way on', async ({ page, signIn }) => {
  await signIn(page, '/sessions/help-desk/no/such/page?at=all');
  await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to sessions' }).click();
  await expect(page).toHaveURL(paths.sessions());
});

test('a session that is not there is explained inside the shell, with a way on', async ({
  page,
  signIn,
  watch,
}) => {
  watch.expectConsoleError(/status of 404 .*\/sessions\/nobody/);
  await signIn(page, paths.session('nobody'));
  await expect(page.getByRole('heading', { level: 1, name: 'nobody' })).toBeVisible();
  const main = page.getByRole('main');
  await expect(main).toContainText('There is no session with this name');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await main.getByRole('link', { name: 'Show all sessions' }).click();
  await expect(page).toHaveURL(paths.sessions());
});

test('an address that can’t be a session’s does no harm', async ({ page, signIn, watch }) => {
  watch.expectConsoleError(/status of 40[04]/);
  await signIn(page, paths.sessions());
  for (const path of ['/sessions/A%20B', '/sessions/%3Cb%3E', '/sessions/%E0%A4%A']) {
    await page.goto(path);
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('There is no session with this name');
  }
});
