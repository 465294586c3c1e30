import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/elsewhere.ts';
import type { Oddity } from './foreign-server/oddities.ts';
import type { ForeignServer } from './foreign-server/start.ts';
import {
  foreignThere,
  heading,
  listed,
  makeJourneys,
  openSession,
  sendText,
  signInAs,
  type There,
} from './journeys.ts';

test.beforeEach(async ({ page, host, foreign }) => {
  host.config = { apiBaseUrl: foreign.apiBaseUrl };
  await page.goto(host.url);
});

/** Were it refused later, the browser itself would tell its address on the console, with the token. */
async function hasStream(foreign: ForeignServer, session: string) {
  const request = `GET /api/v2/sessions/${session}/events?token`;
  await expect.poll(() => foreign.requests).toContain(request);
}

interface Meeting {
  readonly what: string;
  /** No page gets through; of others nobody is kept from their work. */
  readonly isWall?: true;
  /** What is to be seen of it. */
  readonly see?: (page: Page) => Promise<void>;
}

/** What becomes of every oddity: a new one has to be met too. */
const meetings: Readonly<Record<Oddity, Meeting>> = {
  'unknown-status': {
    what: 'an unknown status is shown as itself',
    async see(page) {
      await expect(page.getByRole('row', { name: 'support-team' })).toContainText('hibernating');
      await openSession(page, 'support-team');
      await expect(page.getByRole('main').getByText('hibernating').first()).toBeVisible();
    },
  },
  'wrapped-lists': {
    what: 'lists may come wrapped',
    async see(page) {
      await openSession(page, 'support-team');
      await page.getByLabel('Send to').selectOption({ label: 'A group' });
      const groups = page.getByLabel('Group', { exact: true });
      await expect(groups.getByRole('option', { name: 'Customer Support Team' })).toBeAttached();
    },
  },
  'odd-rows': {
    what: 'a row that can’t be read costs that row alone',
    async see(page) {
      await expect(listed(page)).toHaveText(['support-team', 'sales-bot']);
      await expect(page.getByText(/^2 rows could not be read and are left out/)).toBeVisible();
    },
  },
  'fastapi-validation': {
    what: 'a refused field is told at the field',
    async see(page) {
      await page.getByRole('link', { name: 'New session' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill('front_desk');
      await dialog.getByRole('button', { name: 'Create session' }).click();
      await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription(
        /String should match pattern/,
      );
      await dialog.getByRole('button', { name: 'Cancel' }).click();
    },
  },
  'strict-bodies': { what: 'nothing is sent that the guide does not name' },
  'empty-401': { what: 'a refusal may come without a word' },
  'forbidden-paths': {
    what: 'a path that it refuses instead of missing it is no different',
    async see(page) {
      await openSession(page, 'support-team');
      const words = 'This server does not tell how the status changed.';
      await expect(page.getByText(words)).toBeVisible();
    },
  },
  'guide-headers': { what: 'where pages may send the guide’s headers alone, ours stay away' },
  'no-events': {
    what: 'without any stream the pages ask now and then',
    see: (page) => expect(page.getByText('Updates every 30 s')).toBeVisible(),
  },
  'bad-gateway': {
    isWall: true,
    what: 'a proxy’s page is no answer',
    async see(page) {
      await expect(heading(page, 'The server did not answer')).toBeVisible();
    },
  },
  website: {
    isWall: true,
    what: 'a website is not taken for the API',
    async see(page) {
      await expect(heading(page, 'Something other than the MoltFlow API answered')).toBeVisible();
    },
  },
  'no-cors': {
    isWall: true,
    what: 'a server that stops letting this page read its answers',
    async see(page) {
      const title = 'The server does not accept requests from this page';
      await expect(heading(page, title)).toBeVisible();
    },
  },
  'rate-limited': {
    isWall: true,
    what: 'a limit, with its end',
    async see(page) {
      await expect(heading(page, 'Too many requests')).toBeVisible();
      await expect(page.getByText(/^Try again at \d\d:\d\d:\d\d\.$/)).toBeVisible();
    },
  },
};

function meetingsWhere(isWall: boolean) {
  const all = Object.entries(meetings) as [Oddity, Meeting][];
  return all.filter(([, meeting]) => Boolean(meeting.isWall) === isWall);
}

/** `foreignThere`, where it may be the next question that tells of a change. */
function askedThere(page: Page, foreign: ForeignServer): There {
  const there = foreignThere(foreign);
  return {
    ...there,
    async scan() {
      await there.scan();
      await page.clock.fastForward(31_000);
    },
  };
}

test.describe('everything works on a server that is not ours', () => {
  test('which knows the guide and nothing else', async ({ page, foreign }) => {
    await makeJourneys(page, foreignThere(foreign), async () => {
      await openSession(page, 'sales-bot');
      const code = page.getByRole('img', { name: 'Code to scan' });
      await expect(code).toHaveAttribute('src', /^data:image\/png;base64,/);
      const width = await code.evaluate((image: HTMLImageElement) => image.naturalWidth);
      expect(width).toBeGreaterThan(0);
    });
    expect(foreign.requests).toContain('POST /api/v2/sessions/sales-bot/messages');
  });

  test('by an API key, though its streams take tokens alone', async ({ page, foreign }) => {
    const { apiKey } = foreign;
    await page.clock.install();
    await makeJourneys(page, { ...askedThere(page, foreign), apiKey, hasNoCodes: true }, () =>
      expect(page.getByText('Updates every 30 s')).toBeVisible(),
    );
    expect(foreign.requests.filter((line) => line.includes('?token'))).toEqual([]);
    expect(foreign.requests).not.toContain('GET /api/v2/auth/me');
  });

  for (const [oddity, { what, see }] of meetingsWhere(false)) {
    test(what, async ({ page, foreign, watch }) => {
      watch.expectConsoleError(/status of 4\d\d|CORS policy|net::ERR_FAILED/);
      const asked = foreign.requests.length;
      foreign.oddities.add(oddity);
      await page.reload();
      // It was looked for, and nothing is amiss.
      await expect.poll(() => foreign.requests.slice(asked)).toContain('GET /api/v2/sessions');
      await expect(page.getByRole('alert')).toHaveCount(0);
      const hasNoCodes = oddity === 'no-events' && ({ hasNoCodes: true } as const);
      await page.clock.install();
      await makeJourneys(page, { ...askedThere(page, foreign), ...hasNoCodes }, see);
    });
  }
});

test('what such a server lacks is hidden, or said where it would be', async ({ page, foreign }) => {
  await signInAs(page, foreign.account);
  await openSession(page, 'support-team');
  await expect(page.getByRole('link', { name: 'API reference' })).toHaveCount(0);
  await expect(page.getByText('This server does not tell how the status changed.')).toBeVisible();
  await expect(page.getByText('Updates every 30 s')).toBeVisible();

  const restart = page.getByRole('button', { name: 'Restart' });
  await restart.click();
  await expect(page.getByRole('alert')).toContainText('This server does not offer this.');
  await expect(restart).toHaveAccessibleDescription('This server does not offer this.');
  await expect(restart).toHaveAttribute('aria-disabled', 'true');
  const asked = foreign.requests.length;
  await restart.press('Enter');
  expect(foreign.requests.slice(asked)).not.toContain('POST /api/v2/sessions/support-team/restart');

  await page.getByRole('banner').getByRole('button').last().click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('an API key lets in, in this tab until it is loaded again', async ({
  page,
  host,
  foreign,
  watch,
}) => {
  await page.getByRole('link', { name: 'Use an API key instead' }).click();
  const key = page.getByLabel('API key', { exact: true });
  await key.fill('molt_sk_not_this_one');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('This API key is not valid.');
  await key.fill(foreign.apiKey);
  await page.keyboard.press('Enter');
  await expect(listed(page)).toHaveText(['support-team', 'sales-bot']);
  await openSession(page, 'support-team');
  await sendText(page, 'By key.');
  expect(foreign.requests.filter((line) => line.includes('?token'))).toEqual([]);
  expect(foreign.requests).not.toContain('GET /api/v2/auth/me');

  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href]),
  );
  expect(kept).not.toContain(foreign.apiKey);
  await page.reload();
  await expect(key).toBeVisible();
  await key.fill(foreign.apiKey);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'support-team')).toBeVisible();
  watch.expectConsoleError(/status of 40/);
  expect(host.missing).toEqual([]);
});

test('a limit is told with its end, where it was met', async ({ page, foreign, watch }) => {
  watch.expectConsoleError(/status of 429/);
  await signInAs(page, foreign.account);
  await openSession(page, 'support-team');
  await hasStream(foreign, 'support-team');
  foreign.oddities.add('rate-limited');
  await page.getByLabel('Phone number').fill('+1 650 555 1234');
  await page.getByLabel('Text', { exact: true }).fill('One too many');
  await page.getByRole('button', { name: 'Send text' }).click();
  await expect(page.getByRole('alert')).toHaveText(
    /^Too many requests\. Try again at \d\d:\d\d:\d\d\.$/,
  );
});

test('a refusal without a word ends the login, and the page is kept', async ({ page, foreign }) => {
  await signInAs(page, foreign.account);
  await openSession(page, 'support-team');
  await page.getByLabel('Phone number').fill('+1 650 555 1234');
  await page.getByLabel('Text', { exact: true }).fill('Still to be sent');
  foreign.oddities.add('empty-401');
  foreign.endLogins();
  await page.getByRole('button', { name: 'Send text' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Email').fill(foreign.account.email);
  await dialog.getByLabel('Password', { exact: true }).fill(foreign.account.password);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue('Still to be sent');
});

test.describe('what stops all work is said, and mends by itself or by another server', () => {
  for (const [oddity, { what, see }] of meetingsWhere(true)) {
    test(what, async ({ page, foreign, watch }) => {
      watch.expectConsoleError(/status of (?:4\d\d|502)|CORS policy|net::ERR_FAILED/);
      await signInAs(page, foreign.account);
      await openSession(page, 'support-team');
      await hasStream(foreign, 'support-team');
      foreign.oddities.add(oddity);
      await page.reload();
      await see?.(page);
      await expect(page.getByRole('link', { name: 'Change server' })).toBeVisible();
      foreign.oddities.clear();
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(heading(page, 'support-team')).toBeVisible();
    });
  }
});
