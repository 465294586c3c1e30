import type { Page } from '@playwright/test';
import { createPairingLink } from '../contract/pairing-links.ts';
import { sandboxOutcome, sandboxPairing, sandboxScan } from '../contract/sandbox.ts';
import { createSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import type { Api } from './fixtures/api.ts';
import { reaches, unpairedSession } from './fixtures/sessions.ts';
import { expect, test } from './fixtures/test.ts';

const session = 'front-desk';
const params = { name: session };

const linkTo = async (api: Api, minutes = 15) =>
  (await api.call(createPairingLink, { params, body: { expires_in_minutes: minutes } })).url;
const qr = (page: Page) => page.getByRole('img', { name: /^Code \d of \d to scan$/ });
const says = (page: Page, words: string) =>
  expect(page.getByRole('heading', { level: 2, name: words })).toBeVisible();

test('made on the session’s page, it links a phone without a login, and works once', async ({
  page,
  api,
  signIn,
  newBrowser,
  watch,
}) => {
  watch.expectConsoleError(/status of 410 .*pairing-links\/events/);
  await unpairedSession(api, session);
  await signIn(page, paths.session(session));
  await page.getByRole('link', { name: 'Share pairing link' }).click();
  await expect(page).toHaveURL(paths.pairingLink(session));
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Works for')).toHaveValue('15');
  await dialog.getByRole('button', { name: 'Make a link' }).click();
  const link = await dialog.getByLabel('The pairing link').inputValue();
  await expect(dialog.getByRole('button', { name: 'Copy the link' })).toBeVisible();
  await expect(dialog.getByRole('listitem')).toHaveText(/^Expires in 1[45] minutes/);

  const holder = await (await newBrowser()).newPage();
  await holder.goto(link);
  await expect(qr(holder)).toBeVisible();
  await expect(holder).toHaveURL(paths.pair());
  await expect(holder.getByRole('main')).toContainText(`To the session ${session}.`);

  await api.call(sandboxScan, { body: { session } });
  await says(holder, `The phone is linked to ${session}`);
  await expect(qr(holder)).toHaveCount(0);
  await expect(holder.getByRole('status').filter({ hasText: 'The phone is linked' })).toHaveCount(
    1,
  );
  await expect(dialog).toContainText('its pairing links have ended');

  const late = await (await newBrowser()).newPage();
  await late.goto(link);
  await says(late, 'This link has been used');
});

test('it is shown once, and forgotten by its page when that is reloaded', async ({
  page,
  api,
  signIn,
  newBrowser,
}) => {
  await unpairedSession(api, session);
  await signIn(page, paths.pairingLink(session));
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('The pairing link').inputValue();
  await page.reload();
  await expect(page.getByRole('listitem').filter({ hasText: 'Expires' })).toHaveCount(1);
  await expect(page.getByLabel('The pairing link')).toHaveCount(0);

  const holder = await (await newBrowser()).newPage();
  await holder.goto(link);
  await expect(qr(holder)).toBeVisible();
  expect(await holder.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).toBe(
    '{}',
  );
  await holder.reload();
  await says(holder, 'Open the link again');
  await holder.goto(link);
  await expect(qr(holder)).toBeVisible();
});

test('taken back, it stops at once where it is open', async ({ page, api, signIn, newBrowser }) => {
  await unpairedSession(api, session);
  const holder = await (await newBrowser()).newPage();
  await holder.goto(await linkTo(api));
  await expect(qr(holder)).toBeVisible();

  await signIn(page, paths.pairingLink(session));
  await page.getByRole('button', { name: /^Revoke link/ }).click();
  await expect(page.getByRole('dialog')).toContainText('None now.');
  await says(holder, 'This link was taken back');
  await expect(qr(holder)).toHaveCount(0);
});

test('codes that ran out can be asked for anew', async ({ page, api }) => {
  await api.call(sandboxPairing, { body: { refs: 1, seconds: 2 } });
  await api.call(createSession, { body: { name: session, network: 'sandbox', status: 'stopped' } });
  const link = await linkTo(api);
  await page.goto(link);
  await says(page, 'This session is stopped');
  await page.getByRole('button', { name: 'Show a new code' }).click();
  await expect(page.getByRole('img', { name: 'Code 1 of 1 to scan' })).toBeVisible();
  await says(page, 'No code was scanned');
  await expect(qr(page)).toHaveCount(0);
  await api.call(sandboxPairing, { body: { refs: 6, seconds: null } });
  await page.getByRole('button', { name: 'Show a new code' }).click();
  await expect(qr(page)).toBeVisible();
});

test.describe('what WhatsApp makes of the scan is told in the same frame', () => {
  for (const [next, words, mayAsk] of [
    ['passkey', 'WhatsApp asked for a passkey', true],
    ['banned', 'WhatsApp has banned this account', false],
    ['restricted', 'WhatsApp has restricted this account', false],
    ['outdated', 'WhatsApp no longer accepts this version', false],
  ] as const) {
    test(next, async ({ page, api }) => {
      await unpairedSession(api, session);
      await page.goto(await linkTo(api));
      await expect(qr(page)).toBeVisible();
      const place = await page.getByRole('main').boundingBox();
      await api.call(sandboxOutcome, { body: { session, next } });
      await api.call(sandboxScan, { body: { session } });
      await says(page, words);
      await expect(qr(page)).toHaveCount(0);
      const offer = page.getByRole('button', { name: 'Show a new code' });
      await expect(offer).toHaveCount(mayAsk ? 1 : 0);
      const now = await page.getByRole('main').boundingBox();
      expect([now?.x, now?.y, now?.width]).toEqual([place?.x, place?.y, place?.width]);
    });
  }
});

test.describe('no link', () => {
  test('that nobody made', async ({ page, watch }) => {
    watch.expectConsoleError(/status of 404 .*pairing-links\/events/);
    await page.goto(`${paths.pair()}#token=nothing-that-anybody-made`);
    await says(page, 'There is no such link');
  });

  test('at all', async ({ page }) => {
    await page.goto(paths.pair());
    await says(page, 'Open the link again');
  });
});

test('it is for a session without a phone only', async ({ page, api, signIn }) => {
  await unpairedSession(api, session);
  await signIn(page, paths.session(session));
  await expect(page.getByRole('link', { name: 'Share pairing link' })).toBeVisible();
  await api.call(sandboxScan, { body: { session } });
  await reaches(api, session, 'working');
  await expect(page.getByRole('link', { name: 'Share pairing link' })).toHaveCount(0);
});

test('its page leads nowhere else', async ({ page, api }) => {
  await unpairedSession(api, session);
  await page.goto(await linkTo(api));
  await expect(qr(page)).toBeVisible();
  await expect(page.getByRole('link')).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
  await page.goto(paths.session(session));
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

for (const [screen, width, height] of [
  ['a phone', 360, 740],
  ['a tablet', 768, 1024],
  ['a tablet on its side', 1024, 768],
] as const) {
  test(`its page is complete on the screen of ${screen}`, async ({ page, api }) => {
    await page.setViewportSize({ width, height });
    await unpairedSession(api, session);
    await page.goto(await linkTo(api));
    await expect(qr(page)).toBeInViewport({ ratio: 1 });
    await expect(page.getByText('Code 1 of 6', { exact: true })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('heading', { level: 2 })).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);

    const place = await qr(page).boundingBox();
    await api.call(sandboxScan, { body: { session } });
    await says(page, `The phone is linked to ${session}`);
    const word = await page.getByText('Linked', { exact: true }).boundingBox();
    const middle = (box: typeof place) => (box ? box.y + box.height / 2 : Number.NaN);
    // Below the icon in the middle of the frame, which has not moved.
    expect(middle(word) - middle(place)).toBeGreaterThan(0);
    expect(middle(word) - middle(place)).toBeLessThan(40);
  });
}

test('the QR stays whole on the narrowest phone', async ({ page, api }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await unpairedSession(api, session);
  await page.goto(await linkTo(api));
  const box = await qr(page).boundingBox();
  expect(box?.width).toBeGreaterThanOrEqual(240);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
});
