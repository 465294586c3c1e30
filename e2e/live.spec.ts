import type { Page, Request } from '@playwright/test';
import { accountStream } from '../contract/events.ts';
import { createSession, deleteSession, listSessions, startSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import { type Api, urlOf } from './fixtures/api.ts';
import { expect, test as ownServerTest } from './fixtures/own-server.ts';
import { type Relay, startRelay } from './fixtures/relay.ts';
import { test } from './fixtures/test.ts';

/** Pages reach the server over a network that the test disturbs. */
const relayedTest = test.extend<{ relay: Relay }>({
  relay: async ({ server }, use) => {
    const relay = await startRelay(server.origin);
    await use(relay);
    await relay.close();
  },
  baseURL: ({ relay }, use) => use(relay.origin),
});
const broken = /ERR_(?:CONNECTION|EMPTY_RESPONSE|INCOMPLETE)/;

// Starting a server more than once takes its time.
test.describe.configure({ timeout: 120_000 });

const badge = (page: Page, words: RegExp) => page.getByRole('status').filter({ hasText: words });
const stopped = (api: Api, name: string) =>
  api.call(createSession, { body: { name, network: 'sandbox', status: 'stopped' } });

const listed = (page: Page) => page.getByRole('rowheader').getByRole('link');

const asksFor = (request: Request, path: string) =>
  request.method() === 'GET' && new URL(request.url()).pathname === path;
const listPath = urlOf('', listSessions, {});
const streamPath = urlOf('', accountStream, { query: {} });

ownServerTest(
  'a server that dies is noticed at once; back again, all that happened is shown, once',
  async ({ page, context, api, ownServer, signIn, watch }) => {
    watch.expectConsoleError(/ERR_INTERNET_DISCONNECTED/);
    await stopped(api, 'kiosk');
    await stopped(api, 'returns');
    await signIn(page, paths.sessions());
    await expect(badge(page, /^Live$/)).toBeVisible();

    const before = Date.now();
    await ownServer.kill();
    await expect(badge(page, /^Reconnecting since \d\d:\d\d$/)).toBeVisible();
    const banner = badge(page, /^Not live since \d\d:\d\d, showing what was known then\.$/);
    const since = (await banner.locator('time').getAttribute('datetime')) ?? '';
    expect(Date.parse(since)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(since)).toBeLessThanOrEqual(Date.now());
    await expect(listed(page)).toHaveText(['kiosk', 'returns']);

    // Kept off the net, the page comes back only after the server and its changes.
    await context.setOffline(true);
    await ownServer.startAgain();
    await api.call(deleteSession, { params: { name: 'returns' } });
    await stopped(api, 'archive');
    await api.call(startSession, { params: { name: 'kiosk' } });
    await expect(listed(page)).toHaveText(['kiosk', 'returns']);
    const reread = page.waitForRequest((request) => asksFor(request, listPath));
    await context.setOffline(false);

    await expect(badge(page, /^Live$/)).toBeVisible();
    await expect(banner).toHaveCount(0);
    await expect(listed(page)).toHaveText(['kiosk', 'archive']);
    await expect(page.getByRole('row', { name: 'kiosk' })).toContainText('Waiting for scan');
    // Numbered anew, the events of the new server do not follow those of the old one.
    await reread;
    await stopped(api, 'front-desk');
    await expect(listed(page)).toHaveText(['kiosk', 'archive', 'front-desk']);
    await expect(page).toHaveURL(paths.sessions());
  },
);

ownServerTest(
  'a server that stops in good order says so too, and nobody has to sign in after',
  async ({ page, ownServer, signIn }) => {
    await signIn(page, paths.sessions());
    await expect(badge(page, /^Live$/)).toBeVisible();
    await ownServer.stop();
    await expect(badge(page, /^Reconnecting/)).toBeVisible();
    await ownServer.startAgain();
    await expect(badge(page, /^Live$/)).toBeVisible({ timeout: 40_000 });
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page).toHaveURL(paths.sessions());
  },
);

relayedTest(
  'after a break of the network the stream goes on where it was, and nothing is asked again',
  async ({ page, api, relay, signIn, watch }) => {
    watch.expectConsoleError(broken);
    await stopped(api, 'kiosk');
    await stopped(api, 'returns');
    await page.clock.install();
    await signIn(page, paths.sessions());
    await expect(badge(page, /^Live$/)).toBeVisible();
    await expect(listed(page)).toHaveText(['kiosk', 'returns']);
    // Without a clock the page neither tries again nor polls, however long this takes.
    await page.clock.pauseAt(Date.now() + 60_000);

    const asked: string[] = [];
    page.on('request', (request) => {
      if (asksFor(request, listPath)) asked.push(request.url());
    });
    relay.cut();
    await expect(badge(page, /^Reconnecting/)).toBeVisible();
    await api.call(deleteSession, { params: { name: 'returns' } });
    await stopped(api, 'archive');
    await api.call(startSession, { params: { name: 'kiosk' } });
    await expect(listed(page)).toHaveText(['kiosk', 'returns']);

    const resumed = page.waitForResponse((response) => asksFor(response.request(), streamPath));
    relay.mend();
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.clock.resume();
    await expect(badge(page, /^Live$/)).toBeVisible();
    expect((await resumed).request().headers()['last-event-id']).toMatch(/^\w+\.\d+$/);
    await expect(listed(page)).toHaveText(['kiosk', 'archive']);
    await expect(page.getByRole('row', { name: 'kiosk' })).toContainText('Waiting for scan');
    expect(asked).toEqual([]);
  },
);

relayedTest(
  'a connection that is open and silent for two heartbeats is no live one',
  async ({ page, api, relay, signIn, watch }) => {
    watch.expectConsoleError(broken);
    await page.clock.install();
    await signIn(page, paths.sessions());
    await expect(badge(page, /^Live$/)).toBeVisible();

    relay.hush();
    await page.clock.fastForward('00:36');
    await expect(badge(page, /^Reconnecting/)).toBeVisible();
    await stopped(api, 'kiosk');
    await expect(listed(page)).toHaveCount(0);

    relay.mend();
    await expect(badge(page, /^Live$/)).toBeVisible();
    await expect(listed(page)).toHaveText(['kiosk']);
  },
);
