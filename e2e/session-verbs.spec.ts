import type { Page } from '@playwright/test';
import { sandboxReceived } from '../contract/sandbox.ts';
import { getSession, listSessions } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import { test as testWithOwnServer } from './fixtures/own-server.ts';
import { codeOn, pairingPanel } from './fixtures/pairing-panel.ts';
import { pairedSession } from './fixtures/sessions.ts';
import { expect, test } from './fixtures/test.ts';

const session = 'front-desk';
/** The page of a session that is deleted learns it by asking. */
const gone = /status of 404 .*\/sessions\/front-desk/;

const isLinked = (page: Page) =>
  pairingPanel(page).getByRole('heading', { name: `${session} is linked` });
const cancel = (dialog: ReturnType<Page['getByRole']>) =>
  dialog.getByRole('button', { name: 'Cancel' });

test('Stop keeps the phone linked: Start needs no code', async ({ page, api, signIn }) => {
  const { phone_number } = await pairedSession(api, session);
  await signIn(page, paths.session(session));
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'This session is stopped' })).toBeVisible();
  expect(await api.call(getSession, { params: { name: session } })).toMatchObject({
    status: 'stopped',
    phone_number,
  });
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(isLinked(page)).toBeVisible();
});

test('Unlink phone asks first, and keeps the session: the next start shows a code', async ({
  page,
  api,
  signIn,
}) => {
  await pairedSession(api, session, '447700900187');
  await signIn(page, paths.session(session));
  const opener = page.getByRole('button', { name: 'Unlink phone' });
  await opener.click();
  const dialog = page.getByRole('alertdialog', { name: `Unlink the phone of ${session}?` });
  await expect(cancel(dialog)).toBeFocused();
  await expect(dialog).toContainText(
    '+44 7700 900187 stops receiving and sending through this session, and its keys are forgotten here.',
  );
  await expect(dialog).toContainText('The session and its settings stay.');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
  await expect(isLinked(page)).toBeVisible();

  await opener.click();
  await dialog.getByRole('button', { name: 'Unlink phone' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'This session is stopped' })).toBeVisible();
  expect(await api.call(getSession, { params: { name: session } })).toMatchObject({
    status: 'stopped',
    phone_number: null,
  });
  await expect(opener).toHaveAccessibleDescription('No phone is linked yet.');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(codeOn(page)).toBeVisible();
});

test('Delete lists what is lost, and wants the name typed', async ({
  page,
  api,
  signIn,
  watch,
}) => {
  watch.expectConsoleError(gone);
  await pairedSession(api, session, '447700900187');
  await signIn(page, paths.session(session));
  const opener = page.getByRole('button', { name: 'Delete session' });
  await opener.click();
  const dialog = page.getByRole('alertdialog', { name: `Delete ${session}?` });
  await expect(page).toHaveURL(paths.deleteSession(session));
  await expect(cancel(dialog)).toBeFocused();
  await expect(dialog.getByRole('listitem')).toHaveText([
    'the link to +44 7700 900187, with its keys',
    'its messages and its status history on this server',
    'the access of every API key that was given this session alone',
  ]);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(paths.session(session));
  await expect(opener).toBeFocused();

  await opener.click();
  const verb = dialog.getByRole('button', { name: 'Delete session' });
  const typed = dialog.getByLabel(`Type ${session} to go on`);
  for (const wrong of ['', 'front', 'Front-Desk']) {
    await typed.fill(wrong);
    await expect(verb).toHaveAttribute('aria-disabled', 'true');
    await expect(verb).toHaveAccessibleDescription('Type the name first.');
    await typed.press('Enter');
    await expect(dialog).toBeVisible();
  }
  expect(await api.call(listSessions, {})).toHaveLength(1);

  await typed.fill(session);
  await verb.click();
  await expect(page).toHaveURL(paths.sessions());
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    `${session} was deleted.`,
  );
  await expect(page.getByText('A session is one WhatsApp account')).toBeVisible();
  expect(await api.call(listSessions, {})).toEqual([]);

  await page.goto(paths.session(session));
  await expect(page.getByText('There is no session with this name')).toBeVisible();
});

test('the menu of a row has the same verbs, and says why one can’t be used', async ({
  page,
  api,
  signIn,
}) => {
  await pairedSession(api, session);
  await signIn(page, paths.sessions());
  const row = page.getByRole('row', { name: session });
  const menu = page.getByRole('menu', { name: `More for ${session}` });
  const open = () => row.getByRole('button', { name: `More for ${session}` }).click();

  await open();
  await expect(
    menu.getByRole('menuitem', { name: 'Start', exact: true }),
  ).toHaveAccessibleDescription('It is already started.');
  await menu.getByRole('menuitem', { name: 'Stop' }).click();
  await expect(row.getByText('Stopped')).toBeVisible();

  await open();
  await menu.getByRole('menuitem', { name: 'Unlink phone' }).click();
  const dialog = page.getByRole('alertdialog', { name: `Unlink the phone of ${session}?` });
  await expect(cancel(dialog)).toBeFocused();
  await dialog.getByRole('button', { name: 'Unlink phone' }).click();
  await expect(row.getByText('Not linked')).toBeVisible();

  await open();
  await menu.getByRole('menuitem', { name: 'Delete session' }).click();
  await expect(page).toHaveURL(paths.deleteSession(session));
  await page.goBack();
  await expect(page).toHaveURL(paths.sessions());
  await expect(row).toBeVisible();
});

testWithOwnServer(
  'after a power cut a linked session works again by itself, in a page that stayed open',
  async ({ page, api, ownServer, signIn }) => {
    // A server starts twice, and the page waits longer each time that it finds none.
    testWithOwnServer.slow();
    await pairedSession(api, session);
    await signIn(page, paths.session(session));
    await expect(isLinked(page)).toBeVisible();
    const loads: string[] = [];
    page.on('load', (loaded) => loads.push(loaded.url()));

    await ownServer.kill();
    await expect(page.getByText('Not live since')).toBeVisible();
    await ownServer.startAgain();
    await expect(page.getByText('Not live since')).toHaveCount(0, { timeout: 30_000 });
    await expect(isLinked(page)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('Working', { exact: true }).first()).toBeVisible();

    const form = page.getByRole('region', { name: 'Send a text' });
    await form.getByLabel('Phone number').fill('+44 7700 900187');
    await form.getByLabel('Text', { exact: true }).fill('Back again');
    await form.getByRole('button', { name: 'Send text' }).click();
    await expect(form.getByText('Delivered')).toBeVisible();
    expect(await api.call(sandboxReceived, { query: { session } })).toEqual([
      expect.objectContaining({ text: 'Back again' }),
    ]);
    expect(loads).toEqual([]);
  },
);
