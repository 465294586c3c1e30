import type { Page } from '@playwright/test';
import { createApiKey } from '../contract/api-keys.ts';
import { refresh } from '../contract/auth.ts';
import type { RequestOf } from '../contract/endpoint.ts';
import { deleteSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import { urlOf } from './fixtures/api.ts';
import {
  badge,
  expect,
  expectListed,
  isOf,
  leaderOf,
  listed,
  stopped,
  testOn,
} from './fixtures/tabs.ts';

async function signOut(page: Page) {
  await page.getByRole('banner').getByRole('button').last().click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
}

/** From now on notes whether the page ever shows the text, however shortly; answers how to ask. */
async function watchFor(page: Page, text: string): Promise<() => Promise<boolean>> {
  const seen = await page.evaluateHandle((text) => {
    const seen = { ever: false };
    const look = () => {
      seen.ever ||= document.body.textContent?.includes(text) ?? false;
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true });
    look();
    return seen;
  }, text);
  return () => seen.evaluate(({ ever }) => ever);
}

/** A key that sees one session and no other. */
const keyFor = (session: string): RequestOf<typeof createApiKey>['body'] => ({
  name: 'till',
  scopes: ['sessions:read'],
  session_names: [session],
});

async function signInWithKey(page: Page, key: string) {
  await page.goto(`${paths.login(paths.sessions())}&with=key`);
  await page.getByLabel('API key', { exact: true }).fill(key);
  await page.keyboard.press('Enter');
}

for (const host of ['127.0.0.1', 'box.lan'] as const) {
  const test = testOn(host);

  test.describe(`tabs of one browser on http://${host}`, () => {
    test('refresh an expired token once, and sign out together', async ({
      api,
      context,
      openTabs,
    }) => {
      test.slow();
      const tabs = await openTabs(8);
      await stopped(api, 'kiosk');
      await expectListed(tabs.all, ['kiosk']);
      const refreshes: number[] = [];
      context.on('response', (response) => {
        if (isOf(response.request(), urlOf('', refresh, {}))) refreshes.push(response.status());
      });
      for (const page of tabs.all) {
        await page.evaluate(() => {
          const { now } = Date;
          Date.now = () => now() + 3_570_000;
        });
      }
      await Promise.all(tabs.all.map((page) => listed(page).click()));
      for (const page of tabs.all) {
        await expect(page.getByRole('heading', { name: 'This session is stopped' })).toBeVisible();
        await expect(badge(page, /^Live$/)).toBeVisible();
      }
      expect(refreshes).toEqual([200]);

      await signOut(leaderOf(tabs));
      for (const page of tabs.all) {
        await expect(page).toHaveURL(paths.login());
        const kept = await page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }));
        expect(kept.filter((key) => /login|token/.test(key))).toEqual([]);
      }
      await expect.poll(tabs.streams).toBe(0);
    });

    test('are empty for whoever comes next once one of them signs out, at no tick of a clock', async ({
      api,
      context,
      openTabs,
    }) => {
      await context.clock.install();
      for (const name of ['kiosk', 'returns']) await stopped(api, name);
      const tabs = await openTabs(3);
      await expectListed(tabs.all, ['kiosk', 'returns']);
      const [one, ...others] = tabs.all;
      if (!one) throw new Error('There are three');
      await context.clock.pauseAt(Date.now() + 1_000);
      await signOut(one);
      for (const page of others) {
        await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
      }

      const { raw_key } = await api.call(createApiKey, { body: keyFor('returns') });
      await context.clock.resume();
      for (const page of others) {
        const wasShown = await watchFor(page, 'kiosk');
        await page.getByRole('link', { name: 'Use an API key instead' }).click();
        await page.getByLabel('API key', { exact: true }).fill(raw_key);
        await page.keyboard.press('Enter');
        await expect(listed(page)).toHaveText(['returns']);
        expect(await wasShown()).toBe(false);
      }
    });

    test('hear what is theirs, those with a login and those with a key', async ({
      api,
      context,
      openTabs,
    }) => {
      await stopped(api, 'returns');
      const { raw_key } = await api.call(createApiKey, { body: keyFor('returns') });
      const keyed = [await context.newPage(), await context.newPage()];
      for (const page of keyed) await signInWithKey(page, raw_key);
      await expectListed(keyed, ['returns']);
      const tabs = await openTabs(2);
      expect(tabs.streams(), 'beside the one of the key').toBe(1);

      const wasTold = await Promise.all(keyed.map((page) => watchFor(page, 'kiosk')));
      await stopped(api, 'kiosk');
      await expectListed(tabs.all, ['returns', 'kiosk']);
      await api.call(deleteSession, { params: { name: 'returns' } });
      await expectListed(tabs.all, ['kiosk']);
      await expectListed(keyed, []);
      await signOut(leaderOf(tabs));
      for (const page of tabs.all) await expect(page).toHaveURL(paths.login());
      await expectListed(keyed, []);
      expect(await Promise.all(wasTold.map((ask) => ask()))).toEqual([false, false]);
    });
  });
}
