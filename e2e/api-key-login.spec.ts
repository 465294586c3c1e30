import { createApiKey, revokeApiKey } from '../contract/api-keys.ts';
import type { Scope } from '../contract/scopes.ts';
import { createSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import type { Api } from './fixtures/api.ts';
import { pairedSession } from './fixtures/sessions.ts';
import { expect, test } from './fixtures/test.ts';

const makeKey = (api: Api, ...scopes: Scope[]) =>
  api.call(createApiKey, { body: { name: 'till', scopes } });

test('a key does what its scopes allow; for the rest the page says which scope it takes', async ({
  page,
  api,
  watch,
}) => {
  // It may not see the code of a session, and asks for it before it knows.
  watch.expectConsoleError(/status of 403/);
  await pairedSession(api, 'front-desk');
  const { raw_key } = await makeKey(api, 'sessions:read', 'messages:send');
  await page.goto(`${paths.login(paths.session('front-desk'))}&with=key`);
  await page.getByLabel('API key', { exact: true }).fill(raw_key);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'front-desk' })).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();

  await page.getByLabel('Phone number').fill('+44 7700 900187');
  await page.getByLabel('Text', { exact: true }).fill('By key');
  await page.getByRole('button', { name: 'Send text' }).click();
  await expect(
    page.getByRole('list', { name: 'Sent from here' }).getByText('By key'),
  ).toBeVisible();

  for (const verb of ['Stop', 'Restart', 'Unlink phone', 'Delete session']) {
    const button = page.getByRole('button', { name: verb, exact: true });
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(button).toHaveAccessibleDescription(/^This takes the scope sessions:manage/);
  }

  await page.getByRole('banner').getByRole('button', { name: 'API key' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByLabel('API key', { exact: true })).toBeVisible();
  await expect(page.getByText('front-desk')).toHaveCount(0);
});

test('a key that is revoked meanwhile asks for another, and keeps the page', async ({
  page,
  api,
  watch,
}) => {
  watch.expectConsoleError(/status of 401/);
  await api.call(createSession, {
    body: { name: 'kiosk', network: 'sandbox', status: 'stopped' },
  });
  const first = await makeKey(api, 'sessions:read');
  const second = await makeKey(api, 'sessions:read');
  await page.goto(`${paths.login(paths.sessions())}&with=key`);
  await page.getByLabel('API key', { exact: true }).fill(first.raw_key);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'kiosk', exact: true })).toBeVisible();

  await api.call(revokeApiKey, { params: { id: first.id } });
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog).toBeVisible({ timeout: 30_000 });
  await expect(dialog.getByLabel('API key', { exact: true })).toBeFocused();
  await dialog.getByLabel('API key', { exact: true }).fill(second.raw_key);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'kiosk', exact: true })).toBeVisible();
});

test('a key that may read nothing lets in all the same, and every page says why it is empty', async ({
  page,
  api,
  watch,
}) => {
  watch.expectConsoleError(/status of 403/);
  const { raw_key } = await makeKey(api, 'usage:read');
  await page.goto(`${paths.login(paths.sessions())}&with=key`);
  await page.getByLabel('API key', { exact: true }).fill(raw_key);
  await page.keyboard.press('Enter');
  await expect(page.getByText('It takes the scope sessions:read.')).toBeVisible();
});
