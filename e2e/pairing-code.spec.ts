import type { Page } from '@playwright/test';
import { listSandboxPhones, sandboxPairing } from '../contract/sandbox.ts';
import { requestPairingCode } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import { unpairedSession } from './fixtures/sessions.ts';
import { expect, test } from './fixtures/test.ts';

const session = 'front-desk';
const nora = '+44 7700 900142';

const panel = (page: Page) => page.getByRole('region', { name: 'Link a phone', exact: true });
const number = (page: Page) => page.getByLabel('Number of the phone');
const code = (page: Page) => panel(page).getByText(/^[1-9A-HJ-NP-TV-Z]{4}-[1-9A-HJ-NP-TV-Z]{4}$/);
const qr = (page: Page) => page.getByRole('img', { name: /^Code \d of \d to scan$/ });

async function askFor(page: Page, written: string) {
  await number(page).fill(written);
  await page.keyboard.press('Enter');
}

test('a phone is linked by a code that is typed on it', async ({ page, api, signIn }) => {
  await unpairedSession(api, session);
  await signIn(page, paths.session(session));
  await page.getByRole('link', { name: 'Link with phone number' }).click();
  await expect(page).toHaveURL(paths.pairingCode(session));
  await expect(number(page)).toBeFocused();
  await expect(qr(page)).toBeVisible();

  await number(page).pressSequentially('+44');
  await expect(number(page)).toHaveAccessibleDescription(/United Kingdom/);
  await askFor(page, '+44 (0)7700 900142');
  await expect(code(page)).toBeVisible();
  await expect(panel(page)).toContainText(`For ${nora}`);
  await expect(panel(page)).toContainText(/\d\ss left/);
  await expect(panel(page).getByRole('listitem')).not.toHaveCount(0);

  await page.getByLabel('Code to type on this phone').fill((await code(page).textContent()) ?? '');
  await page.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(page.getByRole('heading', { name: `${session} is linked` })).toBeVisible();
  await expect(code(page)).toHaveCount(0);
  await expect(panel(page)).toContainText(nora);
});

test('the code can be copied, and is gone from the page with it', async ({
  page,
  context,
  api,
  signIn,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await unpairedSession(api, session);
  await signIn(page, paths.pairingCode(session));
  await askFor(page, nora);
  const shown = await code(page).textContent();
  await page.getByRole('button', { name: 'Copy the code' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);

  await page.reload();
  await expect(page).toHaveURL(paths.pairingCode(session));
  await expect(number(page)).toHaveValue('');
  await expect(code(page)).toHaveCount(0);
});

test('the code stays while the QR changes beside it, also out of sight', async ({
  page,
  api,
  signIn,
}) => {
  await api.call(sandboxPairing, { body: { refs: 8, seconds: 4 } });
  await unpairedSession(api, session);
  await signIn(page, paths.pairingCode(session));
  await askFor(page, nora);
  const shown = (await code(page).textContent()) ?? '';
  const first = (await qr(page).getAttribute('aria-label')) ?? '';
  await expect(qr(page)).not.toHaveAttribute('aria-label', first);
  await expect(code(page)).toHaveText(shown);

  await page.getByRole('link', { name: 'Scan the code instead' }).click();
  await expect(page).toHaveURL(paths.session(session));
  await expect(code(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'Link with phone number' }).click();
  await expect(code(page)).toHaveText(shown);
});

test('the QR beside a code links the phone as if no code had been asked for', async ({
  page,
  api,
  signIn,
}) => {
  await unpairedSession(api, session);
  await signIn(page, paths.pairingCode(session));
  await askFor(page, nora);
  await expect(code(page)).toBeVisible();
  await page.getByRole('button', { name: /^Scan code/ }).click();
  await expect(page.getByRole('heading', { name: `${session} is linked` })).toBeVisible();
  await expect(code(page)).toHaveCount(0);
});

test('a number is taken in any way of writing it, with its country', async ({
  page,
  api,
  signIn,
}) => {
  await unpairedSession(api, session);
  await signIn(page, paths.pairingCode(session));
  for (const written of ['0044 7700 900142', '+44 (0)7700-900142', '\u202a٤٤ ٧٧٠٠ ٩٠٠١٤٢\u202c']) {
    await askFor(page, written);
    await expect(panel(page)).toContainText(`For ${nora}`);
    await page.getByRole('button', { name: 'Another number' }).click();
    await expect(number(page)).toBeFocused();
  }
});

test('what can be no number is refused at its field, in words', async ({ page, api, signIn }) => {
  await unpairedSession(api, session);
  await signIn(page, paths.pairingCode(session));
  for (const [written, words] of [
    ['', 'Type the number of the phone.'],
    ['07700 900142', 'Begin with the country code'],
    ['+44 77', 'This number is too short.'],
    ['+44 7700 900142 900142', 'This number is too long.'],
    ['+999 7700 900142', 'No country has this code.'],
    ['call me', 'This is not a phone number.'],
  ] as const) {
    await askFor(page, written);
    await expect(number(page)).toHaveAccessibleDescription(new RegExp(words));
    await expect(number(page)).toHaveAttribute('aria-invalid', 'true');
    await expect(number(page)).toBeFocused();
  }
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('that WhatsApp gives no more codes is said, and the QR stays', async ({
  page,
  api,
  signIn,
  watch,
}) => {
  watch.expectConsoleError(/status of 429 .*pairing-code/);
  await unpairedSession(api, session);
  for (let last = 0; last < 5; last++) {
    const body = { phone: `44770090010${last}` };
    await api.call(requestPairingCode, { params: { name: session }, body });
  }
  await signIn(page, paths.pairingCode(session));
  await askFor(page, nora);
  await expect(page.getByRole('alert')).toContainText('Wait a few hours, or scan the code.');
  await expect(qr(page)).toBeVisible();
});

test('a code of another number is refused by the phone', async ({ page, api, signIn, watch }) => {
  watch.expectConsoleError(/status of 400 .*sandbox\/link/);
  await unpairedSession(api, session);
  await signIn(page, paths.pairingCode(session));
  const phones = await api.call(listSandboxPhones, {});
  expect(phones.map(({ phone }) => phone)).not.toContain('447700900999');
  await askFor(page, '+44 7700 900999');
  await page.getByLabel('Code to type on this phone').fill((await code(page).textContent()) ?? '');
  await page.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(
    page.getByRole('region', { name: 'Sandbox phone' }).getByRole('alert'),
  ).toBeVisible();
  await expect(code(page)).toBeVisible();
});
