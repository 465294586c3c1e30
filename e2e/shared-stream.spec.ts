import type { Page } from '@playwright/test';
import { sandboxScan } from '../contract/sandbox.ts';
import { deleteSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import { codeOn, pairingPanel } from './fixtures/pairing-panel.ts';
import { unpairedSession } from './fixtures/sessions.ts';
import {
  badge,
  expect,
  expectListed,
  leaderOf,
  listed,
  stopped,
  type Tabs,
  testOn,
} from './fixtures/tabs.ts';

const staleSince = (page: Page) => badge(page, /^Not live since/).locator('time');

/** One of `pages` leads now, and went on where the one before had come to. */
async function expectResumed(tabs: Tabs, pages: readonly Page[]) {
  await expect.poll(() => pages.includes(leaderOf(tabs))).toBe(true);
  expect(tabs.asked.at(-1)?.headers()['last-event-id']).toMatch(/^\w+\.\d+$/);
  await expect.poll(tabs.streams).toBe(1);
}

/** Ends the tab's process. */
async function crash(page: Page) {
  const crashed = page.waitForEvent('crash');
  const browser = await page.context().newCDPSession(page);
  // A page that crashes does not answer.
  browser.send('Page.crash').catch(() => {});
  await crashed;
}

for (const host of ['127.0.0.1', 'box.lan'] as const) {
  const test = testOn(host);

  test.describe(`tabs of one browser on http://${host}`, () => {
    test('eight of them load and stay live on one stream, though the leading one closes, and the next crashes', async ({
      api,
      openTabs,
    }) => {
      test.slow();
      const tabs = await openTabs(8);
      const protocol = await leaderOf(tabs).evaluate(() => {
        const [entry] = performance.getEntriesByType('navigation');
        return (entry as PerformanceNavigationTiming).nextHopProtocol;
      });
      expect(protocol).toBe('http/1.1');
      await stopped(api, 'kiosk');
      await expectListed(tabs.all, ['kiosk']);
      expect(tabs.streams()).toBe(1);

      const first = leaderOf(tabs);
      const seven = tabs.all.filter((page) => page !== first);
      await stopped(api, 'returns');
      const closed = first.close();
      for (const name of ['one', 'two', 'three']) await stopped(api, name);
      await closed;
      await expectListed(seven, ['kiosk', 'returns', 'one', 'two', 'three']);
      await expectResumed(tabs, seven);

      const next = leaderOf(tabs);
      const six = seven.filter((page) => page !== next);
      await api.call(deleteSession, { params: { name: 'kiosk' } });
      const crashed = crash(next);
      for (const name of ['four', 'five', 'six']) await stopped(api, name);
      await crashed;
      const left = ['returns', 'one', 'two', 'three', 'four', 'five', 'six'];
      await expectListed(six, left);
      await expectResumed(tabs, six);
    });

    test('have the next leader before their clocks are two seconds further when one closes', async ({
      api,
      context,
      openTabs,
    }) => {
      await context.clock.install();
      await stopped(api, 'kiosk');
      const tabs = await openTabs(3);
      const first = leaderOf(tabs);
      const others = tabs.all.filter((page) => page !== first);
      await expectListed(others, ['kiosk']);
      await context.clock.pauseAt(Date.now() + 1_000);
      await first.close();
      for (let ms = 0; ms < 2_000; ms += 100) await context.clock.runFor(100);
      await expectResumed(tabs, others);
      for (const page of others) await expect(badge(page, /^Live$/)).toBeVisible();
      await stopped(api, 'returns');
      await context.clock.resume();
      await expectListed(others, ['kiosk', 'returns']);
    });

    test('go on while the leading one hangs, and with it again after', async ({
      api,
      openTabs,
    }) => {
      const tabs = await openTabs(3);
      const first = leaderOf(tabs);
      const others = tabs.all.filter((page) => page !== first);
      await stopped(api, 'one');
      const awake = first.evaluate(() => {
        const until = performance.now() + 5_000;
        while (performance.now() < until);
      });
      await stopped(api, 'two');
      await expectListed(others, ['one', 'two']);
      await expect.poll(() => others.includes(leaderOf(tabs))).toBe(true);
      await awake;
      await stopped(api, 'three');
      await expectListed(tabs.all, ['one', 'two', 'three']);
      await expectResumed(tabs, others);
    });

    test('go on when the browser freezes the leading one, and it catches up once thawed', async ({
      api,
      openTabs,
    }) => {
      const tabs = await openTabs(3);
      const first = leaderOf(tabs);
      const others = tabs.all.filter((page) => page !== first);
      await stopped(api, 'one');
      await expectListed(tabs.all, ['one']);
      await first.evaluate(() => document.dispatchEvent(new Event('freeze')));
      for (const name of ['two', 'three']) await stopped(api, name);
      await expectListed(others, ['one', 'two', 'three']);
      await expect(listed(first)).toHaveText(['one']);
      await expectResumed(tabs, others);
      await first.evaluate(() => document.dispatchEvent(new Event('resume')));
      await expectListed(tabs.all, ['one', 'two', 'three']);
      expect(tabs.streams()).toBe(1);
    });

    test('say alike that they are not live, and since when; then all is shown, once', async ({
      api,
      openTabs,
      relay,
      watch,
    }) => {
      watch.expectConsoleError(/ERR_(?:CONNECTION|EMPTY_RESPONSE|INCOMPLETE)/);
      const tabs = await openTabs(3);
      await stopped(api, 'kiosk');
      await expectListed(tabs.all, ['kiosk']);
      const before = Date.now();
      relay.cut();
      const since = new Set<string | null>();
      for (const page of tabs.all) {
        await expect(badge(page, /^Reconnecting since \d\d:\d\d$/)).toBeVisible();
        since.add(await staleSince(page).getAttribute('datetime'));
      }
      expect(since.size).toBe(1);
      const [time] = since;
      expect(Date.parse(time ?? '')).toBeGreaterThanOrEqual(before);
      expect(Date.parse(time ?? '')).toBeLessThanOrEqual(Date.now());
      await stopped(api, 'returns');
      for (const page of tabs.all) await expect(listed(page)).toHaveText(['kiosk']);

      const leader = leaderOf(tabs);
      relay.mend();
      await leader.evaluate(() => window.dispatchEvent(new Event('online')));
      await expectListed(tabs.all, ['kiosk', 'returns']);
      for (const page of tabs.all) await expect(staleSince(page)).toHaveCount(0);
      await expectResumed(tabs, [leader]);
    });

    test('show the success of a scan, and no code any more', async ({ api, openTabs }) => {
      await unpairedSession(api, 'front-desk');
      const tabs = await openTabs(3, paths.session('front-desk'));
      for (const page of tabs.all) await expect(codeOn(page)).toBeVisible();
      await api.call(sandboxScan, { body: { session: 'front-desk', phone: '447700900187' } });
      for (const page of tabs.all) {
        const panel = pairingPanel(page);
        await expect(panel.getByRole('heading', { name: 'front-desk is linked' })).toBeVisible();
        await expect(panel.getByText('Dana Peretz', { exact: true })).toBeVisible();
        await expect(codeOn(page)).toHaveCount(0);
      }
      expect(tabs.streams()).toBe(1);
    });
  });
}
