import type { Page } from '@playwright/test';
import { createSession, deleteSession, getSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import type { Api } from './fixtures/api.ts';
import { expect, test } from './fixtures/behind-front.ts';
import { pairedSession, reaches } from './fixtures/sessions.ts';

const stopped = (api: Api, name: string) =>
  api.call(createSession, { body: { name, network: 'sandbox', status: 'stopped' } });

const box = (page: Page, name: string) =>
  page.getByRole('checkbox', { name: `Select ${name}`, exact: true });
const bar = (page: Page) => page.getByRole('region', { name: 'Selected sessions' });
const verb = (page: Page, name: string) =>
  bar(page).getByRole('button', { name: new RegExp(`^${name} \\d`) });
const dialog = (page: Page) => page.getByRole('alertdialog');

test('a verb is asked of those it applies to, after one question that names them', async ({
  page,
  api,
  signIn,
}) => {
  await pairedSession(api, 'front-desk');
  await pairedSession(api, 'returns');
  await stopped(api, 'kiosk');
  await signIn(page, paths.sessions());
  await page.getByRole('checkbox', { name: 'Select all 3 shown' }).check();
  await expect(bar(page).getByText('3 selected')).toBeVisible();
  await expect(verb(page, 'Start')).toHaveText('Start 1');
  await expect(verb(page, 'Restart')).toHaveText('Restart 2');

  await verb(page, 'Stop').click();
  await expect(page.getByRole('alertdialog', { name: 'Stop 2 sessions?' })).toBeVisible();
  await expect(
    dialog(page).getByRole('list', { name: 'Sessions that are asked' }).getByRole('listitem'),
  ).toHaveText(['front-desk', 'returns']);
  await expect(dialog(page).getByText('1 left out: It is already stopped.')).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog(page).getByRole('button', { name: 'Stop' }).click();

  await expect(dialog(page)).toHaveCount(0);
  await expect(bar(page).getByText('2 stopped')).toBeVisible();
  for (const name of ['front-desk', 'returns']) {
    await expect(page.getByRole('row', { name }).getByText('Stopped')).toBeVisible();
    await reaches(api, name, 'stopped');
  }
  // The selection outlives what happened to it.
  await expect(box(page, 'front-desk')).toBeChecked();
  await expect(verb(page, 'Start')).toHaveText('Start 3');
  await expect(verb(page, 'Stop')).toHaveAccessibleDescription('It is already stopped.');
});

test('Shift selects a range, and a search adds to what is selected', async ({
  page,
  api,
  signIn,
}) => {
  for (const name of ['a-1', 'a-2', 'a-3', 'b-1', 'b-2']) await stopped(api, name);
  await signIn(page, paths.sessions());
  await box(page, 'a-1').check();
  await box(page, 'a-3').click({ modifiers: ['Shift'] });
  await expect(box(page, 'a-2')).toBeChecked();
  await expect(bar(page).getByText('3 selected')).toBeVisible();

  await page.getByRole('searchbox', { name: 'Name or number' }).fill('b-');
  await page.getByRole('checkbox', { name: 'Select all 2 shown' }).check();
  await expect(bar(page).getByText('5 selected, 3 not in this view')).toBeVisible();

  await api.call(deleteSession, { params: { name: 'a-1' } });
  await expect(bar(page).getByText('4 selected, 2 not in this view')).toBeVisible();
  await bar(page).getByRole('button', { name: 'Select none' }).click();
  await expect(bar(page)).toHaveCount(0);
});

test('what the server refuses is told of by name and reason, and the rest is done', async ({
  page,
  api,
  signIn,
  context,
  watch,
}) => {
  watch.expectConsoleError(/status of 404|ERR_INTERNET_DISCONNECTED/);
  await stopped(api, 'kiosk');
  await pairedSession(api, 'front-desk');
  await signIn(page, paths.sessions());
  await page.getByRole('checkbox', { name: 'Select all 2 shown' }).check();
  await verb(page, 'Start').click();
  await expect(page.getByRole('alertdialog', { name: 'Start 1 session?' })).toBeVisible();
  // Someone else is faster than the answer.
  await api.call(deleteSession, { params: { name: 'kiosk' } });
  await dialog(page).getByRole('button', { name: 'Start' }).click();
  await expect(bar(page).getByText('0 started, 1 refused')).toBeVisible();
  await expect(bar(page).getByRole('listitem')).toContainText('kiosk Refused');

  await bar(page).getByRole('button', { name: 'Put the results away' }).click();
  await verb(page, 'Stop').click();
  await context.setOffline(true);
  await dialog(page).getByRole('button', { name: 'Stop' }).click();
  await expect(bar(page).getByText('0 stopped, 1 failed')).toBeVisible();
  await context.setOffline(false);
  await bar(page).getByRole('button', { name: 'Try 1 again' }).click();
  await expect(bar(page).getByText('1 stopped')).toBeVisible();
  expect(await api.call(getSession, { params: { name: 'front-desk' } })).toMatchObject({
    status: 'stopped',
  });
});

test('a run can be ended on its way; who was not asked is named, and can be asked later', async ({
  page,
  api,
  front,
  signIn,
}) => {
  const names = ['a-1', 'a-2', 'a-3', 'a-4', 'b-1', 'b-2'];
  for (const name of names) await stopped(api, name);
  await signIn(page, paths.sessions());
  await page.getByRole('checkbox', { name: 'Select all 6 shown' }).check();
  const letGo = front.hold(/\/start$/);
  await verb(page, 'Start').click();
  await dialog(page).getByRole('button', { name: 'Start 6 sessions' }).click();
  await expect(bar(page).getByText('Starting: 0 of 6')).toBeVisible();
  await expect(bar(page).getByRole('progressbar', { name: 'Starting' })).toBeVisible();
  await expect(verb(page, 'Stop')).toHaveAccessibleDescription('Another change is under way.');

  // With the page the rest would go unasked.
  const [warning] = await Promise.all([
    page.waitForEvent('dialog'),
    page.close({ runBeforeUnload: true }),
  ]);
  expect(warning.type()).toBe('beforeunload');
  await warning.dismiss();

  await bar(page).getByRole('button', { name: 'Stop asking' }).click();
  letGo();
  await expect(bar(page).getByText('4 started, 2 not asked')).toBeVisible();
  await bar(page).getByText('Which were not asked').click();
  await expect(bar(page).getByRole('list', { name: 'Not asked' }).getByRole('listitem')).toHaveText(
    ['b-1', 'b-2'],
  );
  for (const name of ['b-1', 'b-2']) {
    expect(await api.call(getSession, { params: { name } })).toMatchObject({ status: 'stopped' });
  }

  // The run is no part of the page: it is told of wherever one comes back to the list.
  await page.getByRole('link', { name: 'a-1', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'a-1' })).toBeVisible();
  await page.goBack();
  await bar(page).getByRole('button', { name: 'Ask the other 2' }).click();
  await expect(bar(page).getByText('2 started')).toBeVisible();
  await bar(page).getByRole('button', { name: 'Put the results away' }).click();
  await expect(bar(page)).toHaveCount(0);
});
