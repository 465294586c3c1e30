import type { Page } from '@playwright/test';
import { sandboxNetwork } from '../contract/sandbox.ts';
import { paths } from '../src/paths.ts';
import { pairedSession } from './fixtures/sessions.ts';
import { expect, test } from './fixtures/test.ts';

const session = 'front-desk';

const form = (page: Page) => page.getByRole('region', { name: 'Send a text' });
const numberField = (page: Page) => form(page).getByLabel('Phone number');
const textField = (page: Page) => form(page).getByLabel('Text', { exact: true });

async function write(page: Page) {
  await numberField(page).fill('+44 7700 900187');
  await textField(page).fill('Your order is');
}

async function expectWritten(page: Page) {
  await expect(numberField(page)).toHaveValue('+44 7700 900187');
  await expect(textField(page)).toHaveValue('Your order is');
}

async function expectEmpty(page: Page) {
  await expect(numberField(page)).toHaveValue('');
  await expect(textField(page)).toHaveValue('');
}

test('a half-written text outlives leaving the page, a reload and Back', async ({
  page,
  api,
  signIn,
}) => {
  await pairedSession(api, session);
  await signIn(page, paths.session(session));
  await write(page);
  await page.reload();
  await expectWritten(page);
  await page.getByRole('link', { name: 'Sessions', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions' })).toBeVisible();
  await page.getByRole('link', { name: session, exact: true }).click();
  await expectWritten(page);
  await page.goBack();
  await page.goForward();
  await expectWritten(page);
});

test('a half-written text is in its own session only', async ({ page, api, signIn }) => {
  await pairedSession(api, session);
  await pairedSession(api, 'returns');
  await signIn(page, paths.session(session));
  await write(page);
  await page.getByRole('button', { name: `Session: ${session}` }).click();
  await page.getByRole('menuitem', { name: 'returns' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'returns' })).toBeVisible();
  await expectEmpty(page);
  await page.goBack();
  await expectWritten(page);
});

test('a half-written text goes with the session, and with whoever wrote it', async ({
  page,
  api,
  signIn,
  watch,
}) => {
  watch.expectConsoleError(/status of 404 .*\/sessions\/front-desk/);
  await pairedSession(api, session);
  await signIn(page, paths.session(session));
  await write(page);
  await page.goto(paths.sessions());
  await page.getByRole('button', { name: 'owner@example.com' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signIn(page, paths.session(session));
  await expect(page.getByRole('heading', { name: `${session} is linked` })).toBeVisible();
  await expectEmpty(page);

  await write(page);
  await page.getByRole('button', { name: 'Delete session' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel(`Type ${session} to go on`).fill(session);
  await dialog.getByRole('button', { name: 'Delete session' }).click();
  await expect(page).toHaveURL(paths.sessions());
  await pairedSession(api, session);
  await page.getByRole('link', { name: session, exact: true }).click();
  await expectEmpty(page);
});

test('a text that could not be sent stays, with the reason beside it', async ({
  page,
  api,
  signIn,
  watch,
}) => {
  watch.expectConsoleError(/status of 409 .*\/messages$/);
  await pairedSession(api, session);
  await signIn(page, paths.session(session));
  await write(page);
  await api.call(sandboxNetwork, { body: { up: false } });
  await expect(
    page.getByRole('heading', { name: 'The connection to WhatsApp dropped' }),
  ).toBeVisible();
  await form(page).getByRole('button', { name: 'Send text' }).click();
  const failure = form(page).getByRole('alert');
  await expect(failure).toContainText('The session is not connected.');
  await expect(failure).toHaveCount(1);
  await expectWritten(page);

  await api.call(sandboxNetwork, { body: { up: true } });
  await expect(page.getByRole('heading', { name: `${session} is linked` })).toBeVisible();
  await form(page).getByRole('button', { name: 'Send text' }).click();
  await expect(form(page).getByRole('listitem')).toContainText(['Your order is']);
  await expect(failure).toHaveCount(0);
  await expect(textField(page)).toHaveValue('');
});

test('what was made is read back from the server, in this browser and in another', async ({
  page,
  signIn,
  newBrowser,
}) => {
  await signIn(page, `${paths.newSession()}?network=sandbox`);
  const dialog = page.getByRole('dialog', { name: 'New session' });
  await dialog.getByLabel('Name').fill('returns');
  await dialog.getByRole('button', { name: 'Create session' }).click();
  await expect(page).toHaveURL(paths.session('returns'));
  const second = await (await newBrowser()).newPage();
  await signIn(second, paths.sessions());
  for (const shown of [page, second]) {
    await shown.goto(paths.sessions());
    const row = shown.getByRole('row', { name: 'returns' });
    await expect(row.getByText('Sandbox')).toBeVisible();
    await expect(row.getByText('Waiting for scan')).toBeVisible();
  }
});
