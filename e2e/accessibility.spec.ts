import type { Page } from '@playwright/test';
import { type PairingOutcome, sandboxOutcome, sandboxScan } from '../contract/sandbox.ts';
import { createSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import type { Api } from './fixtures/api.ts';
import { expectNoAxeViolations } from './fixtures/axe.ts';
import { startServer } from './fixtures/server.ts';
import { pairedSession, reaches, unpairedSession } from './fixtures/sessions.ts';
import { expect, test } from './fixtures/test.ts';
import { type Visit, visits } from './visits.ts';

const themes = ['light', 'dark'] as const;
const widths = [1280, 320];

/** axe finds nothing, and the page need not be scrolled sideways, in any theme at any width. */
async function expectAccessible(page: Page) {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await expect(page.getByRole('heading').first()).toBeVisible();
      await expect(page.getByRole('status').filter({ hasText: /^Loading/ })).toHaveCount(0);
      await expectNoAxeViolations(page);
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(needed, `the width of ${page.url()}`).toBeLessThanOrEqual(width);
    }
  }
}

test.describe('every page is accessible in both themes, wide and narrow', () => {
  for (const { pattern, shows, path, who, prepare } of visits) {
    test(`${pattern}, which shows ${shows}`, async ({ page, api, signIn }) => {
      const fresh = who === 'first visitor' ? await startServer() : null;
      const prepared = await prepare?.(api);
      if (who === 'owner') await signIn(page, path);
      else if (who === 'holder of a pairing link') await page.goto(String(prepared));
      else if (fresh) await page.goto(`${fresh.origin}${path}#token=${fresh.setupToken}`);
      else await page.goto(path);
      await expectAccessible(page);
      await fresh?.stop();
    });
  }
});

const session = 'front-desk';

/** A page in a state that its address does not tell. */
interface State extends Pick<Visit, 'path' | 'prepare'> {
  readonly shows: string;
  /** Leads to it. */
  readonly open: (page: Page) => Promise<void>;
}

async function scannedWith(api: Api, outcome: PairingOutcome) {
  await unpairedSession(api, session);
  await api.call(sandboxOutcome, { body: { session, next: outcome } });
  await api.call(sandboxScan, { body: { session } });
  await reaches(api, session, 'failed');
}

async function twoToStop(api: Api) {
  await pairedSession(api, session);
  await api.call(createSession, { body: { name: 'kiosk', network: 'sandbox', status: 'stopped' } });
}

async function askToStopBoth(page: Page) {
  await page.getByRole('checkbox', { name: 'Select all 2 shown' }).check();
  await page.getByRole('button', { name: 'Stop 1', exact: true }).click();
  await page.getByText('1 left out:').click();
}

const heading = (name: string) => (page: Page) =>
  expect(page.getByRole('heading', { name })).toBeVisible();

const states: readonly State[] = [
  {
    shows: 'a banned session in the list',
    path: paths.sessions(),
    prepare: (api) => scannedWith(api, 'banned'),
    open: (page) => expect(page.getByText('Banned')).toBeVisible(),
  },
  {
    shows: 'that nothing matches',
    path: `${paths.sessions()}?q=nobody`,
    prepare: (api) => pairedSession(api, session),
    open: (page) => expect(page.getByText('No session matches')).toBeVisible(),
  },
  {
    shows: 'the menu of a row',
    path: paths.sessions(),
    prepare: (api) => pairedSession(api, session),
    async open(page) {
      await page.getByRole('button', { name: `More for ${session}` }).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    shows: 'selected sessions',
    path: paths.sessions(),
    prepare: (api) => pairedSession(api, session),
    async open(page) {
      await page.getByRole('checkbox', { name: 'Select all 1 shown' }).check();
      await expect(page.getByRole('region', { name: 'Selected sessions' })).toBeVisible();
    },
  },
  {
    shows: 'the question before some are stopped',
    path: paths.sessions(),
    prepare: twoToStop,
    open: askToStopBoth,
  },
  {
    shows: 'how it went for each of them',
    path: paths.sessions(),
    prepare: twoToStop,
    async open(page) {
      await askToStopBoth(page);
      await page.getByRole('button', { name: 'Stop 1 session' }).click();
      await expect(page.getByText('1 stopped')).toBeVisible();
    },
  },
  {
    shows: 'the menu of the account',
    path: paths.sessions(),
    async open(page) {
      await page.getByRole('button', { name: 'owner@example.com' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    shows: 'a name that is refused',
    path: paths.newSession(),
    async open(page) {
      await page.getByLabel('Name').fill('Front Desk');
      await page.getByRole('button', { name: 'Create session' }).click();
      await expect(page.getByText('starting with a letter or digit').first()).toBeVisible();
    },
  },
  {
    shows: 'a session that is not there',
    path: paths.session('nobody'),
    open: (page) => expect(page.getByText('There is no session with this name')).toBeVisible(),
  },
  {
    shows: 'that a passkey is asked for',
    path: paths.session(session),
    prepare: (api) => scannedWith(api, 'passkey'),
    open: heading('WhatsApp asked for a passkey'),
  },
  {
    shows: 'a ban',
    path: paths.session(session),
    prepare: (api) => scannedWith(api, 'banned'),
    open: heading('WhatsApp has banned this account'),
  },
  {
    shows: 'a connection that is away',
    path: paths.session(session),
    prepare: (api) => pairedSession(api, session),
    async open(page) {
      await page.getByLabel('What WhatsApp does now').selectOption('The login never finishes');
      await page.getByRole('button', { name: 'Let it happen' }).click();
      await heading('The connection to WhatsApp dropped')(page);
    },
  },
  {
    shows: 'a number that is refused',
    path: paths.pairingCode(session),
    prepare: (api) => unpairedSession(api, session),
    async open(page) {
      await page.getByRole('button', { name: 'Get a code' }).click();
      await expect(page.getByText('Type the number of the phone.')).toBeVisible();
    },
  },
  {
    shows: 'a code to type',
    path: paths.pairingCode(session),
    prepare: (api) => unpairedSession(api, session),
    async open(page) {
      await page.getByLabel('Number of the phone').fill('+44 7700 900142');
      await page.getByRole('button', { name: 'Get a code' }).click();
      await expect(page.getByRole('button', { name: 'Copy the code' })).toBeVisible();
    },
  },
  {
    shows: 'a text that was sent, and one that is refused',
    path: paths.session(session),
    prepare: (api) => pairedSession(api, session),
    async open(page) {
      const form = page.getByRole('region', { name: 'Send a text' });
      await form.getByLabel('Phone number').fill('+44 7700 900187');
      await form.getByLabel('Text', { exact: true }).fill('Your table is ready.');
      await form.getByRole('button', { name: 'Send text' }).click();
      await expect(form.getByText('Delivered')).toBeVisible();
      await form.getByLabel('Phone number').fill('12');
      await form.getByRole('button', { name: 'Send text' }).click();
      await expect(form.getByText('A phone number has 7 to 15 digits').first()).toBeVisible();
    },
  },
  {
    shows: 'the question before unlinking',
    path: paths.session(session),
    prepare: (api) => pairedSession(api, session),
    async open(page) {
      await page.getByRole('button', { name: 'Unlink phone' }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  },
];

test.describe('so is a page that shows', () => {
  for (const { shows, path, prepare, open } of states) {
    test(shows, async ({ page, api, signIn, watch }) => {
      if (path === paths.session('nobody')) watch.expectConsoleError(/status of 404 .*\/nobody/);
      await prepare?.(api);
      await signIn(page, path);
      await open(page);
      await expectAccessible(page);
    });
  }
});
