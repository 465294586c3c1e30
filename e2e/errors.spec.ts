import type { Page } from '@playwright/test';
import { accountStream, sessionStream } from '../contract/events.ts';
import { listSandboxPhones } from '../contract/sandbox.ts';
import { getQrCode, stopSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import { urlOf } from './fixtures/api.ts';
import { expect, test } from './fixtures/behind-front.ts';
import { json, oddRequestId } from './fixtures/front.ts';
import { unpairedSession } from './fixtures/sessions.ts';

const name = 'front-desk';
const exactly = (path: string) => new RegExp(`^${path}$`);
const failure = json(500, { detail: 'Broken', error_code: 'INTERNAL_ERROR', status: 500 });

test('what one panel can’t load is said there and nowhere else, with a retry and the request id', async ({
  page,
  context,
  api,
  front,
  signIn,
  watch,
}) => {
  watch.expectConsoleError(/status of 500/);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await unpairedSession(api, name);
  front.answer(exactly(urlOf('', listSandboxPhones, {})), failure);
  await signIn(page, paths.session(name));

  const panel = page.getByRole('region', { name: 'Sandbox phone' });
  await expect(panel.getByRole('alert')).toContainText('Could not load the sandbox phones');
  await expect(panel.getByRole('alert')).toContainText('The server failed.');
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByRole('img', { name: /^Code 1 of \d to scan$/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeEnabled();

  const requestId = panel.getByRole('button', { name: 'Copy request id' });
  await expect(requestId).toHaveText(oddRequestId);
  await requestId.click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(oddRequestId);

  front.mend();
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(panel.getByRole('button', { name: /^Scan code \d/ })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('what one panel can’t draw leaves the others, and is drawn once it can be', async ({
  page,
  api,
  front,
  signIn,
  watch,
}) => {
  watch.expectConsoleError(/status of 404|Data too long/);
  await unpairedSession(api, name);
  const notHere = json(404, { detail: 'No stream', error_code: 'NOT_FOUND', status: 404 });
  front.answer(exactly(urlOf('', accountStream, { query: {} })), notHere);
  front.answer(exactly(urlOf('', sessionStream, { params: { name }, query: {} })), notHere);
  const tooLong = { qr: '', qr_text: '2'.repeat(8_000), sequence: 1, total: 6 };
  front.answer(
    exactly(urlOf('', getQrCode, { params: { name } })),
    json(200, { ...tooLong, expires_at: new Date(Date.now() + 60_000).toISOString() }),
  );
  await signIn(page, paths.session(name));

  await expect(page.getByRole('alert')).toContainText('This part of the page failed');
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  for (const panel of ['Sandbox phone', 'Status history']) {
    await expect(page.getByRole('region', { name: panel })).toBeVisible();
  }

  front.mend();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('img', { name: /^Code \d of \d to scan$/ })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('what was asked for and failed is said where it was asked for, once, and can be asked again', async ({
  page,
  api,
  front,
  signIn,
  watch,
}) => {
  watch.expectConsoleError(/status of 500/);
  await unpairedSession(api, name);
  await signIn(page, paths.session(name));
  front.answer(exactly(urlOf('', stopSession, { params: { name } })), failure);
  await page.getByRole('button', { name: 'Stop' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The server failed.');
  await expect(alert).toBeFocused();
  await expect(page.getByText('The server failed.')).toHaveCount(1);

  front.mend();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await expect(alert).toHaveCount(0);
});

test.describe('an API that can’t be used is explained before anyone types a password', () => {
  const login = (page: Page) => page.getByRole('heading', { name: 'Sign in' });

  test('out of reach, with a retry', async ({ page, front, signIn, watch }) => {
    watch.expectConsoleError(/ERR_EMPTY_RESPONSE|ERR_CONNECTION/);
    front.answer(/^\/api\//, 'nothing');
    await page.goto(paths.sessions());
    await expect(login(page)).toBeVisible();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('The server did not answer');
    await expect(alert).toHaveCount(1);
    front.mend();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(alert).toHaveCount(0);
    await signIn(page, paths.sessions());
  });

  test('out of reach for someone signed in, with a retry', async ({
    page,
    front,
    signIn,
    watch,
  }) => {
    watch.expectConsoleError(/ERR_EMPTY_RESPONSE|ERR_CONNECTION/);
    await signIn(page, paths.sessions());
    front.answer(/^\/api\//, 'nothing');
    await page.reload();
    await expect(page.getByRole('heading', { name: 'The server did not answer' })).toBeVisible();
    front.mend();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Sessions' })).toBeVisible();
    await expect(page).toHaveURL(paths.sessions());
  });

  test('a proxy that sends its own pages', async ({ page, front, watch }) => {
    watch.expectConsoleError(/status of 404/);
    front.answer(/^\/api\//, { status: 404, type: 'text/html', body: '<h1>Not here</h1>' });
    await page.goto(paths.login());
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('Something other than the MoltFlow API answered');
    await expect(alert).toContainText('Check the server');
    await expect(alert.getByRole('button', { name: 'Try again' })).toBeVisible();

    await page.getByLabel('Email').fill('owner@example.com');
    await page.getByLabel('Password', { exact: true }).fill('whatever it may be');
    await page.keyboard.press('Enter');
    await expect(alert, 'said once, now by the form').toBeFocused();
    await expect(alert).toContainText('Something other than the MoltFlow API answered');
  });
});
