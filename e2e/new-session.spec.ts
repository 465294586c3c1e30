import type { Page } from '@playwright/test';
import { createSession, listSessions } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import { codeOn } from './fixtures/pairing-panel.ts';
import { expect, test } from './fixtures/test.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'New session' });
const nameField = (page: Page) => dialog(page).getByLabel('Name');
const sandbox = (page: Page) => dialog(page).getByRole('radio', { name: 'Sandbox phone' });
const create = (page: Page) => dialog(page).getByRole('button', { name: 'Create session' });

test('the dialog has an address, over the list as it was', async ({
  page,
  api,
  signIn,
  newBrowser,
}) => {
  for (const name of ['kiosk', 'returns']) {
    await api.call(createSession, { body: { name, network: 'sandbox', status: 'stopped' } });
  }
  await signIn(page, `${paths.sessions()}?q=kiosk`);
  const opener = page.getByRole('link', { name: 'New session' });
  await opener.click();
  await expect(dialog(page)).toBeVisible();
  await expect(page).toHaveURL(`${paths.newSession()}?q=kiosk`);
  await page.reload();
  await expect(dialog(page)).toBeVisible();
  const second = await (await newBrowser()).newPage();
  await signIn(second, paths.newSession());
  await expect(dialog(second)).toBeVisible();

  await page.goBack();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page).toHaveURL(`${paths.sessions()}?q=kiosk`);
  await expect(page.getByRole('rowheader')).toHaveText([/kiosk/]);
});

for (const [way, leave] of [
  ['Esc', (page: Page) => page.keyboard.press('Escape')],
  ['Back', (page: Page) => page.goBack()],
  ['Cancel', (page: Page) => dialog(page).getByRole('button', { name: 'Cancel' }).click()],
  ['Close', (page: Page) => dialog(page).getByRole('button', { name: 'Close' }).click()],
] as const) {
  test(`${way} closes it, makes nothing, and gives focus back`, async ({ page, api, signIn }) => {
    await signIn(page, paths.sessions());
    const opener = page.getByRole('link', { name: 'New session' });
    await opener.click();
    await nameField(page).fill('front-desk');
    await leave(page);
    await expect(dialog(page)).toHaveCount(0);
    await expect(page).toHaveURL(paths.sessions());
    await expect(opener).toBeFocused();
    expect(await api.call(listSessions, {})).toEqual([]);
  });
}

test('a name is suggested, ready to be typed over', async ({ page, api, signIn }) => {
  await api.call(createSession, {
    body: { name: 'phone-1', network: 'sandbox', status: 'stopped' },
  });
  await signIn(page, paths.sessions());
  await page.getByRole('link', { name: 'New session' }).click();
  await expect(nameField(page)).toHaveValue('phone-2');
  await expect(nameField(page)).toBeFocused();
  await page.keyboard.type('returns');
  await expect(nameField(page)).toHaveValue('returns');
});

test('a bad name is refused at its field in words, and nothing typed is lost', async ({
  page,
  api,
  signIn,
}) => {
  await signIn(page, paths.newSession());
  await sandbox(page).check();
  for (const bad of ['', 'Front-Desk', 'front desk', '-desk', 'café', 'a/b']) {
    await nameField(page).fill(bad);
    await create(page).click();
    await expect(nameField(page)).toHaveAccessibleDescription(
      /Use 1 to 63 of a–z, 0–9, - and _, starting with a letter or digit\./,
    );
    await expect(nameField(page)).toHaveAttribute('aria-invalid', 'true');
    await expect(nameField(page)).toBeFocused();
    await expect(nameField(page)).toHaveValue(bad);
    await expect(sandbox(page)).toBeChecked();
  }
  expect(await api.call(listSessions, {})).toEqual([]);

  await nameField(page).fill('front-desk');
  await expect(nameField(page)).not.toHaveAttribute('aria-invalid');
  await expect(dialog(page).getByText('starting with a letter')).toHaveCount(0);
});

test('a name that is taken is refused at its field, and another one goes through', async ({
  page,
  api,
  signIn,
  watch,
}) => {
  watch.expectConsoleError(/status of 409 .*\/sessions$/);
  await api.call(createSession, {
    body: { name: 'kiosk', network: 'sandbox', status: 'stopped' },
  });
  await signIn(page, paths.newSession());
  await sandbox(page).check();
  await nameField(page).fill('kiosk');
  await create(page).click();
  await expect(nameField(page)).toHaveAccessibleDescription(
    /A session with this name exists already\./,
  );
  await expect(dialog(page).getByText('exists already')).toHaveCount(1);
  await expect(nameField(page)).toBeFocused();
  await expect(nameField(page)).toHaveValue('kiosk');

  await nameField(page).fill('kiosk-2');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(paths.session('kiosk-2'));
});

test('a sandbox session is made and shows its code; Back leads to the list', async ({
  page,
  api,
  signIn,
}) => {
  await signIn(page, paths.sessions());
  await page.getByRole('link', { name: 'New session' }).click();
  await expect(dialog(page).getByRole('radio', { name: /^WhatsApp/ })).toBeChecked();
  await sandbox(page).check();
  await nameField(page).fill('front-desk');
  await create(page).click();
  await expect(page).toHaveURL(paths.session('front-desk'));
  await expect(page.getByRole('heading', { level: 1, name: 'front-desk' })).toBeVisible();
  await expect(codeOn(page)).toBeVisible();
  expect(await api.call(listSessions, {})).toEqual([
    expect.objectContaining({ name: 'front-desk', network: 'sandbox' }),
  ]);

  await page.goBack();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page).toHaveURL(paths.sessions());
  await expect(page.getByRole('rowheader')).toHaveText([/front-desk/]);
});
