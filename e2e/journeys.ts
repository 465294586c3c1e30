import { expect, type Page, test } from '@playwright/test';
import type { Account } from './fixtures/api.ts';
import { codeOn } from './fixtures/pairing-panel.ts';
import type { ForeignServer } from './foreign-server/start.ts';

/** A server of the API, whoever made it, as the journeys need it. */
export interface There {
  readonly account: Account;
  /** To sign in with in place of the account. */
  readonly apiKey?: string;
  readonly kind: 'ours' | 'ours, with GUIDE_ONLY' | 'foreign';
  /** A session that shows a code to scan. */
  readonly waiting: string;
  /** Codes reach no page there: the phone is linked by other means. */
  readonly hasNoCodes?: true;
  /** A phone scans the code of that session. */
  scan(): Promise<void>;
}

/** Something that people do with the dashboard, beginning on any page behind the login. */
interface Journey {
  readonly name: string;
  readonly go: (page: Page, there: There) => Promise<void>;
}

export const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true });

/** The sessions on the screen. */
export const listed = (page: Page) => page.getByRole('rowheader').getByRole('link');

export async function signInAs(page: Page, { email, password }: Account): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export async function signInWithKey(page: Page, key: string): Promise<void> {
  await page.getByRole('link', { name: 'Use an API key instead' }).click();
  await page.getByLabel('API key', { exact: true }).fill(key);
  await page.keyboard.press('Enter');
}

export async function openSessions(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Sessions' })
    .click();
  await expect(heading(page, 'Sessions')).toBeVisible();
}

export async function openSession(page: Page, name: string): Promise<void> {
  await openSessions(page);
  await listed(page).getByText(name, { exact: true }).click();
  await expect(heading(page, name)).toBeVisible();
}

export async function sendText(page: Page, text: string): Promise<void> {
  await page.getByLabel('Phone number').fill('+44 7700 900187');
  await page.getByLabel('Text', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Send text' }).click();
  await expect(page.getByRole('list', { name: 'Sent from here' }).getByText(text)).toBeVisible();
}

/**
 * What works on every host of the dashboard with every server of the API, in this order. A page that
 * is new adds its journey here, and by that joins all those runs.
 */
export const journeys: readonly Journey[] = [
  {
    name: 'list the sessions',
    async go(page, { waiting }) {
      await openSessions(page);
      await expect(listed(page).getByText(waiting, { exact: true })).toBeVisible();
    },
  },
  {
    name: 'open a session by its address, again and again',
    async go(page, { waiting, apiKey }) {
      await openSession(page, waiting);
      const address = page.url();
      await page.reload();
      if (apiKey) {
        await page.getByLabel('API key', { exact: true }).fill(apiKey);
        await page.keyboard.press('Enter');
      }
      await expect(heading(page, waiting)).toBeVisible();
      expect(page.url()).toBe(address);
    },
  },
  {
    name: 'pair a phone',
    async go(page, { waiting, scan, hasNoCodes }) {
      await openSession(page, waiting);
      const elsewhere = page.getByRole('heading', { level: 2, name: 'Link the phone elsewhere' });
      await expect(hasNoCodes ? elsewhere : codeOn(page)).toBeVisible({ timeout: 30_000 });
      await scan();
      await expect(page.getByRole('heading', { level: 2, name: / is linked/ })).toBeVisible({
        timeout: 45_000,
      });
      await expect(codeOn(page)).toHaveCount(0);
    },
  },
  {
    name: 'send a text',
    async go(page, { waiting }) {
      await openSession(page, waiting);
      await sendText(page, 'Your order has shipped.');
    },
  },
  {
    name: 'make a session, and delete it',
    async go(page, { kind }) {
      // It would be one of WhatsApp itself, where no test goes.
      if (kind === 'ours, with GUIDE_ONLY') return;
      await openSessions(page);
      await page.getByRole('link', { name: 'New session' }).click();
      const dialog = page.getByRole('dialog', { name: 'New session' });
      const sandbox = dialog.getByLabel('Sandbox phone');
      if (kind === 'ours') await sandbox.check();
      else await expect(sandbox).toHaveCount(0);
      await dialog.getByLabel('Name').fill('till');
      await dialog.getByRole('button', { name: 'Create session' }).click();
      await expect(heading(page, 'till')).toBeVisible();
      await page.getByRole('button', { name: 'Delete session' }).click();
      const sure = page.getByRole('alertdialog');
      await sure.getByRole('textbox').fill('till');
      await sure.getByRole('button', { name: /^Delete/ }).click();
      await expect(heading(page, 'Sessions')).toBeVisible();
      await expect(listed(page).getByText('till', { exact: true })).toHaveCount(0);
    },
  },
  {
    name: 'sign out',
    async go(page) {
      await page.getByRole('banner').getByRole('button').last().click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await expect(heading(page, 'Sign in')).toBeVisible();
    },
  },
];

/** A server that is not ours, where the session of that name is waiting to be paired. */
export function foreignThere(foreign: ForeignServer): There {
  const waiting = 'sales-bot';
  return {
    ...{ account: foreign.account, kind: 'foreign', waiting },
    scan: async () => foreign.become(waiting, 'working'),
  };
}

/**
 * Signs in on the login page that is open, and makes every journey.
 * @param look what is to be seen there before the journeys begin
 */
export async function makeJourneys(
  page: Page,
  there: There,
  look: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  const { account, apiKey } = there;
  await test.step('sign in', async () => {
    if (apiKey) await signInWithKey(page, apiKey);
    else await signInAs(page, account);
    await expect(heading(page, 'Sessions')).toBeVisible();
  });
  await test.step('look around', () => look(page));
  for (const { name, go } of journeys) await test.step(name, () => go(page, there));
}
