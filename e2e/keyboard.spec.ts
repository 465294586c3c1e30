import type { Locator, Page } from '@playwright/test';
import { sandboxReceived } from '../contract/sandbox.ts';
import { createSession, stopSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import { codeOn, pairingPanel } from './fixtures/pairing-panel.ts';
import { pairedSession } from './fixtures/sessions.ts';
import { expect, test } from './fixtures/test.ts';

const session = 'front-desk';

const mostTabStops = 60;

/** Presses Tab until `target` has focus; every stop on the way must be seen. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < mostTabStops; stop += 1) {
    await page.keyboard.press('Tab');
    const { name, seen, isTarget } = await target.evaluate((element) => {
      const focused = document.activeElement;
      const marked = [focused, focused?.closest('label')].some(
        (part) => part && Number.parseFloat(getComputedStyle(part).outlineWidth) >= 2,
      );
      const box = focused?.getBoundingClientRect();
      const onScreen = box && box.bottom > 0 && box.top < innerHeight && box.width > 0;
      return {
        name: focused?.outerHTML.slice(0, 200),
        seen: focused === document.body || Boolean(marked && onScreen),
        isTarget: focused === element,
      };
    });
    expect(seen, `focus is seen on ${name}`).toBe(true);
    if (isTarget) return;
  }
  throw new Error(`Tab never came to ${target}.`);
}

async function expectPage(page: Page, heading: string) {
  await expect(page).toHaveTitle(`${heading} · MoltFlow`);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeFocused();
}

test('logging in', async ({ page, owner }) => {
  await page.goto(paths.sessions());
  await tabTo(page, page.getByLabel('Email'));
  await page.keyboard.type(owner.email);
  await tabTo(page, page.getByLabel('Password', { exact: true }));
  await page.keyboard.type(owner.password);
  await tabTo(page, page.getByRole('button', { name: 'Sign in' }));
  await page.keyboard.press('Enter');
  await expectPage(page, 'Sessions');
});

test('making a session and pairing its phone', async ({ page, signIn }) => {
  await signIn(page, paths.sessions());
  await tabTo(page, page.getByRole('link', { name: 'New session' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New session' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await page.keyboard.type(session);
  await tabTo(page, dialog.getByRole('radio', { name: /^WhatsApp/ }));
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: 'Sandbox phone' })).toBeChecked();
  await tabTo(page, dialog.getByRole('button', { name: 'Create session' }));
  await page.keyboard.press('Enter');
  await expectPage(page, session);

  await expect(codeOn(page)).toBeVisible();
  const phone = page.getByRole('region', { name: 'Sandbox phone' });
  await tabTo(page, phone.getByRole('button', { name: /^Scan/ }));
  await page.keyboard.press('Enter');
  await expect(
    pairingPanel(page).getByRole('heading', { name: `${session} is linked` }),
  ).toBeVisible({ timeout: 30_000 });
  await expect(phone.getByRole('button', { name: 'Unlink on the phone' })).toBeVisible();
  await expect(phone).toBeFocused();
  await tabTo(page, phone.getByRole('button', { name: 'Unlink on the phone' }));
});

test('sending a text', async ({ page, api, signIn }) => {
  await pairedSession(api, session);
  await signIn(page, paths.session(session));
  await tabTo(page, pairingPanel(page).getByRole('button', { name: 'Write a text' }));
  await page.keyboard.press('Enter');
  const form = page.getByRole('region', { name: 'Send a text' });
  await expect(form.getByLabel('Phone number')).toBeFocused();
  await page.keyboard.type('+44 7700 900187');
  await tabTo(page, form.getByLabel('Text', { exact: true }));
  await page.keyboard.type('By keyboard');
  await tabTo(page, form.getByRole('button', { name: 'Send text' }));
  await page.keyboard.press('Enter');
  await expect(form.getByRole('listitem').filter({ hasText: 'By keyboard' })).toBeVisible();
  await expect(form.getByRole('button', { name: 'Send text' })).toBeFocused();
  await expect
    .poll(() => api.call(sandboxReceived, { query: { session } }))
    .toContainEqual(expect.objectContaining({ text: 'By keyboard' }));
});

test('stopping several sessions', async ({ page, api, signIn }) => {
  await pairedSession(api, session);
  await pairedSession(api, 'returns');
  await signIn(page, paths.sessions());
  await tabTo(page, page.getByRole('checkbox', { name: 'Select all 2 shown' }));
  await page.keyboard.press('Space');
  const bar = page.getByRole('region', { name: 'Selected sessions' });
  await tabTo(page, bar.getByRole('button', { name: 'Stop 2' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Stop 2 sessions?' });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await tabTo(page, dialog.getByRole('button', { name: 'Stop 2 sessions' }));
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('status').filter({ hasText: '2 stopped' })).toBeVisible();
  await expect(bar.getByRole('button', { name: 'Stop 0' })).toBeFocused();
});

test('a route change moves focus to the heading and sets the title; a dialog keeps its own', async ({
  page,
  api,
  signIn,
}) => {
  await api.call(createSession, { body: { name: session, network: 'sandbox', status: 'stopped' } });
  await signIn(page, paths.sessions());
  await expectPage(page, 'Sessions');
  await tabTo(page, page.getByRole('link', { name: session, exact: true }));
  await page.keyboard.press('Enter');
  await expectPage(page, session);

  await tabTo(page, page.getByRole('button', { name: 'Delete session' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  for (let stop = 0; stop < 8; stop += 1) {
    await page.keyboard.press('Tab');
    const inPage = await page.getByRole('main').evaluate((main) => main.matches(':focus-within'));
    const inDialog = await dialog.evaluate((element) => element.matches(':focus-within'));
    expect(inPage && !inDialog, 'focus is in the page behind the dialog').toBe(false);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Delete session' })).toBeFocused();

  await page.goBack();
  await expectPage(page, 'Sessions');
  await page.goForward();
  await expectPage(page, session);
});

test('where a button goes with what it did, focus stays with its panel', async ({
  page,
  api,
  signIn,
}) => {
  await api.call(createSession, { body: { name: session, network: 'sandbox', status: 'stopped' } });
  await signIn(page, paths.session(session));
  await tabTo(page, pairingPanel(page).getByRole('button', { name: 'Start session' }));
  await page.keyboard.press('Enter');
  await expect(codeOn(page)).toBeVisible();
  await expect(pairingPanel(page)).toBeFocused();
});

test('a menu opens, moves by arrows, and gives focus back', async ({ page, api, signIn }) => {
  await api.call(createSession, { body: { name: session, network: 'sandbox', status: 'stopped' } });
  await signIn(page, paths.sessions());
  const button = page.getByRole('button', { name: `More for ${session}` });
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  const item = (name: string) => page.getByRole('menuitem', { name, exact: true });
  await expect(item('Start')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(item('Stop')).toBeFocused();
  await page.keyboard.press('End');
  await expect(item('Delete session')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('the first stop leads past the navigation', async ({ page, signIn }) => {
  await signIn(page, paths.sessions());
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: 'Skip to content' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('where a button goes with what it did in a list, focus stays with its row', async ({
  page,
  api,
  signIn,
}) => {
  await pairedSession(api, session);
  await api.call(stopSession, { params: { name: session } });
  await signIn(page, paths.sessions());
  await tabTo(page, page.getByRole('button', { name: `Start: ${session}` }));
  await page.keyboard.press('Enter');
  const row = page.getByRole('row', { name: session });
  await expect(row.getByText('Working')).toBeVisible();
  await expect(row).toBeFocused();
});
