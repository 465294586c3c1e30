import type { Page, Request } from '@playwright/test';
import { expect, test } from './fixtures/elsewhere.ts';
import { listed, openSession, signInAs } from './journeys.ts';

test.beforeEach(async ({ page, host, foreign }) => {
  host.config = { apiBaseUrl: foreign.apiBaseUrl };
  await page.clock.install();
  await page.goto(host.url);
});

/** Lets seconds of the page's clock go by, each once all that was asked before is answered. */
async function letPass(page: Page, seconds: number) {
  const open = new Set<Request>();
  const isStream = (request: Request) => new URL(request.url()).pathname.endsWith('/events');
  const onStart = (request: Request) => void (isStream(request) || open.add(request));
  const onEnd = (request: Request) => void open.delete(request);
  page.on('request', onStart).on('requestfinished', onEnd).on('requestfailed', onEnd);
  for (let second = 0; second < seconds; second += 1) {
    await page.clock.runFor(1_000);
    await expect.poll(() => open.size).toBe(0);
  }
  page.off('request', onStart).off('requestfinished', onEnd).off('requestfailed', onEnd);
}

const pages = [
  ['the list of sessions', (page: Page) => expect(listed(page)).toHaveCount(2)],
  ['a session that waits to be scanned', (page: Page) => openSession(page, 'sales-bot')],
  ['a session that works', (page: Page) => openSession(page, 'support-team')],
] as const;

test.describe('against a server that tells of nothing by itself a page asks less than ten times a minute', () => {
  for (const [what, open] of pages) {
    for (const [where, oddities] of [
      ['with the guide’s stream of a session', []],
      ['without any stream', ['no-events']],
    ] as const) {
      test(`${what}, ${where}`, async ({ page, foreign }) => {
        for (const oddity of oddities) foreign.oddities.add(oddity);
        await signInAs(page, foreign.account);
        await open(page);
        await letPass(page, 20);
        const minutes = 3;
        const asked = foreign.requests.length;
        await letPass(page, minutes * 60);
        const inAll = foreign.requests.slice(asked);
        // With those by which the browser asks whether the page may.
        expect(inAll.length, inAll.join('\n')).toBeLessThan(minutes * 10);
        expect(inAll, 'it goes on asking').toContain('GET /api/v2/sessions');
      });
    }
  }
});

test('a limit of the server is waited for: the page says until when, and then goes on', async ({
  page,
  foreign,
  watch,
}) => {
  watch.expectConsoleError(/status of 429/);
  await signInAs(page, foreign.account);
  await expect(listed(page)).toHaveCount(2);
  const notice = page.getByText(/^The server limits requests\. It is asked for sessions again at /);
  const badge = page.getByRole('banner').getByText(/^Updates at \d\d:\d\d:\d\d$/);

  // By then it is known that there is no stream.
  const pace = page.getByRole('banner').getByText('Updates every 30 s');
  await expect(pace).toBeVisible();
  foreign.oddities.add('rate-limited');
  await letPass(page, 31);
  await expect(notice).toBeVisible();
  await expect(badge).toBeVisible();
  await expect(listed(page)).toHaveCount(2);
  const asked = foreign.requests.length;
  await letPass(page, 25);
  expect(foreign.requests.slice(asked)).toEqual([]);

  foreign.oddities.clear();
  await letPass(page, 8);
  expect(foreign.requests.slice(asked)).toContain('GET /api/v2/sessions');
  await expect(notice).toHaveCount(0);
  await expect(pace).toBeVisible();
});
