import type { Page } from '@playwright/test';
import { sandboxOutcome } from '../contract/sandbox.ts';
import {
  createSession,
  deleteSession,
  type Network,
  startSession,
  stopSession,
} from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import type { Api } from './fixtures/api.ts';
import { pairedSession, reaches } from './fixtures/sessions.ts';
import { expect, test } from './fixtures/test.ts';

const dana = '447700900187';

const stopped = (api: Api, name: string, network: Network = 'sandbox') =>
  api.call(createSession, { body: { name, network, status: 'stopped' } });

/** One session of each kind, in this order of the server's: the oldest first. */
async function someSessions(api: Api) {
  await stopped(api, 'kiosk');
  await pairedSession(api, 'front-desk', dana);
  await stopped(api, 'returns', 'whatsapp');
  await pairedSession(api, 'archive');
  await api.call(sandboxOutcome, { body: { session: 'archive', next: 'banned' } });
  await reaches(api, 'archive', 'failed');
}

const all = ['kiosk', 'front-desk', 'returns', 'archive'];

/** The rows of the table are exactly these sessions, in this order. */
async function expectRows(page: Page, names: readonly string[]) {
  await expect(page.getByRole('rowheader').getByRole('link')).toHaveText([...names]);
}

const segment = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Sessions by status' }).getByRole('link', { name });
const searchField = (page: Page) => page.getByRole('searchbox', { name: 'Name or number' });
const networkField = (page: Page) => page.getByRole('combobox', { name: 'Network' });
const column = (page: Page, name: string) => page.getByRole('columnheader', { name });

test('a search finds names, account names and numbers, and lives in the URL', async ({
  page,
  api,
  signIn,
}) => {
  await someSessions(api);
  await signIn(page, paths.sessions());
  await expectRows(page, all);
  for (const [search, found] of [
    ['DESK', ['front-desk']],
    ['peretz', ['front-desk']],
    ['+44 7700 900187', ['front-desk']],
    ['i', ['kiosk', 'archive']],
  ] as const) {
    await searchField(page).fill(search);
    await expectRows(page, found);
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(search);
  }
  await searchField(page).clear();
  await expectRows(page, all);
  await expect(page).toHaveURL(paths.sessions());
});

test('a segment shows the sessions it counts', async ({ page, api, signIn }) => {
  await someSessions(api);
  await signIn(page, paths.sessions());
  for (const [name, rows, show] of [
    ['Need action', ['archive'], 'action'],
    ['Working', ['front-desk'], 'working'],
    ['Waiting or stopped', ['kiosk', 'returns'], 'waiting'],
    ['All', all, null],
  ] as const) {
    await expect(segment(page, name)).toHaveText(`${name}${rows.length}`);
    await segment(page, name).click();
    await expectRows(page, rows);
    await expect(segment(page, name)).toHaveAttribute('aria-current', 'page');
    expect(new URL(page.url()).searchParams.get('show')).toBe(show);
  }
});

test('the network choice shows the sessions of that network', async ({ page, api, signIn }) => {
  await someSessions(api);
  await signIn(page, paths.sessions());
  await networkField(page).selectOption('WhatsApp');
  await expectRows(page, ['returns']);
  await expect(page).toHaveURL(`${paths.sessions()}?network=whatsapp`);
  await networkField(page).selectOption('Sandbox');
  await expectRows(page, ['kiosk', 'front-desk', 'archive']);
  await networkField(page).selectOption('Any network');
  await expectRows(page, all);
  await expect(page).toHaveURL(paths.sessions());
});

test('a column sorts up, down, and back to the server’s order', async ({ page, api, signIn }) => {
  await someSessions(api);
  await signIn(page, paths.sessions());
  for (const [name, up, down] of [
    [
      'Session',
      ['archive', 'front-desk', 'kiosk', 'returns'],
      ['returns', 'kiosk', 'front-desk', 'archive'],
    ],
    [
      'Status',
      ['archive', 'kiosk', 'returns', 'front-desk'],
      ['front-desk', 'kiosk', 'returns', 'archive'],
    ],
    [
      'Since',
      ['archive', 'returns', 'front-desk', 'kiosk'],
      ['kiosk', 'front-desk', 'returns', 'archive'],
    ],
  ] as const) {
    await column(page, name).getByRole('link').click();
    await expectRows(page, up);
    await expect(column(page, name)).toHaveAttribute('aria-sort', 'ascending');
    await column(page, name).getByRole('link').click();
    await expectRows(page, down);
    await expect(column(page, name)).toHaveAttribute('aria-sort', 'descending');
    await column(page, name).getByRole('link').click();
    await expectRows(page, all);
    await expect(page).toHaveURL(paths.sessions());
  }
});

test('a view survives a reload and Back, and is the same in a second browser', async ({
  page,
  api,
  signIn,
  newBrowser,
}) => {
  await someSessions(api);
  await signIn(page, paths.sessions());
  await segment(page, 'Waiting or stopped').click();
  await networkField(page).selectOption('Sandbox');
  await column(page, 'Session').getByRole('link').click();
  await searchField(page).fill('k');
  const view = '?show=waiting&q=k&network=sandbox&sort=name';
  const expectView = async (shown: Page) => {
    await expectRows(shown, ['kiosk']);
    await expect(shown).toHaveURL(paths.sessions() + view);
    await expect(segment(shown, 'Waiting or stopped')).toHaveAttribute('aria-current', 'page');
    await expect(networkField(shown)).toHaveValue('sandbox');
    await expect(column(shown, 'Session')).toHaveAttribute('aria-sort', 'ascending');
    await expect(searchField(shown)).toHaveValue('k');
  };
  await expectView(page);
  await page.reload();
  await expectView(page);

  await page.getByRole('link', { name: 'kiosk', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'kiosk' })).toBeVisible();
  await page.goBack();
  await expectView(page);
  await page.goBack();
  await expectRows(page, ['kiosk']);
  await expect(page).toHaveURL(`${paths.sessions()}?show=waiting&network=sandbox`);
  await page.goBack();
  await expectRows(page, ['kiosk', 'returns']);
  await page.goForward();
  await page.goForward();
  await expectView(page);

  const second = await (await newBrowser()).newPage();
  await signIn(second, paths.sessions() + view);
  await expectView(second);
});

test('a change on the server shows, and no row moves under the pointer', async ({
  page,
  api,
  signIn,
}) => {
  await stopped(api, 'kiosk');
  await stopped(api, 'returns');
  await signIn(page, `${paths.sessions()}?sort=status`);
  await expectRows(page, ['kiosk', 'returns']);
  const returns = page.getByRole('row', { name: 'returns' });
  await returns.hover();
  const place = await returns.boundingBox();

  await pairedSession(api, 'front-desk');
  await api.call(sandboxOutcome, { body: { session: 'front-desk', next: 'banned' } });
  await expect(page.getByRole('row', { name: 'front-desk' }).getByText('Banned')).toBeVisible();
  await expectRows(page, ['kiosk', 'returns', 'front-desk']);
  await api.call(startSession, { params: { name: 'returns' } });
  await expect(returns.getByText('Waiting for scan')).toBeVisible();
  await expect(returns.getByText('Code 1 of 6')).toBeVisible();
  await api.call(deleteSession, { params: { name: 'front-desk' } });
  await expectRows(page, ['kiosk', 'returns']);
  expect(await returns.boundingBox()).toEqual(place);

  await api.call(stopSession, { params: { name: 'returns' } });
  await expect(returns.getByText('Stopped')).toBeVisible();
  await pairedSession(api, 'archive');
  await api.call(sandboxOutcome, { body: { session: 'archive', next: 'banned' } });
  await expectRows(page, ['kiosk', 'returns', 'archive']);
  await page.getByRole('heading', { level: 1 }).hover();
  await expectRows(page, ['archive', 'kiosk', 'returns']);
});

test('an unhealthy session says why in its row, with its next step', async ({
  page,
  api,
  signIn,
}) => {
  await someSessions(api);
  await signIn(page, paths.sessions());
  const banned = page.getByRole('row', { name: 'archive' });
  await expect(banned.getByText('Banned')).toBeVisible();
  await expect(banned.getByText('By WhatsApp')).toBeVisible();
  await banned.getByRole('link', { name: 'What to do: archive' }).click();
  await expect(page).toHaveURL(paths.session('archive'));
  await expect(
    page.getByRole('heading', { name: 'WhatsApp has banned this account' }),
  ).toBeVisible();
});

test('without a session the page says what one is, and leads to the first', async ({
  page,
  signIn,
}) => {
  await signIn(page, paths.sessions());
  await expect(page.getByText('A session is one WhatsApp account')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  await page.getByRole('link', { name: 'Try it with a sandbox phone' }).click();
  await expect(page).toHaveURL(`${paths.newSession()}?network=sandbox`);
  await expect(page.getByRole('radio', { name: 'Sandbox phone' })).toBeChecked();
  await page.goBack();
  await page.getByRole('link', { name: 'Link a phone' }).click();
  await expect(page.getByRole('dialog', { name: 'New session' })).toBeVisible();
});

test('where nothing matches, that is said, and all sessions are one step away', async ({
  page,
  api,
  signIn,
}) => {
  await stopped(api, 'kiosk');
  await signIn(page, `${paths.sessions()}?q=nobody&show=working`);
  await expect(page.getByText('No session matches')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  await page.getByRole('link', { name: 'Show all sessions' }).click();
  await expectRows(page, ['kiosk']);
  await expect(page).toHaveURL(paths.sessions());
});
