import type { Page } from '@playwright/test';
import { apiBasePath } from '../contract/endpoints.ts';
import { sandboxScan } from '../contract/sandbox.ts';
import { createSession } from '../contract/sessions.ts';
import { hrefOf, readPlace } from '../src/api/place.ts';
import { paths } from '../src/paths.ts';
import { expectNoAxeViolations } from './fixtures/axe.ts';
import { expect, test } from './fixtures/elsewhere.ts';
import { pairedSession, unpairedSession } from './fixtures/sessions.ts';
import { type StaticHost, startStaticHost } from './fixtures/static-host.ts';
import { startForeignServer } from './foreign-server/start.ts';
import { foreignThere, heading, listed, makeJourneys, signInAs } from './journeys.ts';

/** The address of a page on the static host, on the server of `config.json` or on the one of this API. */
function at(host: StaticHost, page: string, server: string | null = null): string {
  return new URL(hrefOf(readPlace(new URL(host.url), null), server, page), host.url).href;
}

const stopped = { network: 'sandbox', status: 'stopped' } as const;
const personMenu = (page: Page) => page.getByRole('banner').getByRole('button').last();

async function connectTo(page: Page, address: string, name = '') {
  await page.getByLabel('Server address').fill(address);
  await page.getByLabel('Name (optional)').fill(name);
  await page.getByRole('button', { name: 'Connect' }).click();
}

const places = [
  ['at the root of a host of plain files', (host) => host.rootUrl],
  ['below a path of such a host', (host) => host.url],
  ['below a path whose host answers every address', (host) => host.rewrittenUrl],
] as const satisfies readonly (readonly [string, (host: StaticHost) => string])[];

test.describe('with a server elsewhere everything works from the dashboard', () => {
  for (const [where, urlOn] of places) {
    test(where, async ({ page, host, api, owner, watch }) => {
      // Pages that show a session ask once more for one that is deleted.
      watch.expectConsoleError(/status of 404 .*\/sessions\/till/);
      await unpairedSession(api, 'front-desk');
      await page.goto(urlOn(host));
      await makeJourneys(page, {
        ...{ account: owner, kind: 'ours', waiting: 'front-desk' },
        scan: async () => {
          await api.call(sandboxScan, { body: { session: 'front-desk' } });
        },
      });
      expect(host.missing, 'what the host does not have was never asked for').toEqual([]);
    });
  }

  test('of our own server', async ({ page, server, foreign }) => {
    await page.goto(server.origin + paths.login());
    await page.getByRole('link', { name: 'Change server' }).click();
    await connectTo(page, foreign.origin);
    const { host: address } = new URL(foreign.origin);
    await expect(page).toHaveURL(`${server.origin}/@${address}${paths.login()}`);
    await makeJourneys(page, foreignThere(foreign));
  });
});

test.describe('on a host of plain files', () => {
  test('a page’s address opens it again: after a reload, in a tab, in another browser', async ({
    page,
    context,
    host,
    api,
    owner,
    newBrowser,
  }) => {
    for (const name of ['kiosk', 'returns']) {
      await api.call(createSession, { body: { name, ...stopped } });
    }
    const link = at(host, `${paths.sessions()}?q=kiosk`);
    await page.goto(link);
    await signInAs(page, owner);
    await expect(page).toHaveURL(link);
    await expect(listed(page)).toHaveText(['kiosk']);

    const other = await (await newBrowser()).newPage();
    for (const open of [page, await context.newPage(), other]) {
      if (open === page) await open.reload();
      else await open.goto(link);
      if (open === other) await signInAs(open, owner);
      await expect(open).toHaveURL(link);
      await expect(listed(open)).toHaveText(['kiosk']);
    }
    await page.getByRole('link', { name: 'kiosk' }).click();
    await expect(heading(page, 'kiosk')).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(link);
    expect(host.missing).toEqual([]);
  });

  test('the refresh token ends with the tab, and with the login', async ({ page, host, owner }) => {
    await page.goto(host.url);
    await signInAs(page, owner);
    await expect(heading(page, 'Sessions')).toBeVisible();
    const kept = () =>
      page.evaluate(() => ({ tab: { ...sessionStorage }, browser: { ...localStorage } }));
    const token = Object.entries((await kept()).tab).find(([name]) => /refresh-token/.test(name));
    expect(token?.[1]).toMatch(/^\S{20,}$/);
    expect(JSON.stringify((await kept()).browser)).not.toContain(token?.[1]);

    await personMenu(page).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(heading(page, 'Sign in')).toBeVisible();
    expect(JSON.stringify(await kept())).not.toContain('refresh-token');
  });
});

test.describe('several servers', () => {
  test('are switched between without mixing what they showed', async ({
    page,
    host,
    api,
    owner,
    foreign,
  }) => {
    await pairedSession(api, 'front-desk');
    await page.goto(host.url);
    await signInAs(page, owner);
    await listed(page).filter({ hasText: 'front-desk' }).click();
    await page.getByLabel('Text', { exact: true }).fill('half a sentence');

    await personMenu(page).click();
    await page.getByRole('menuitem', { name: 'Another server' }).click();
    await connectTo(page, foreign.origin, 'Hosted');
    await expect(heading(page, 'Sign in')).toBeVisible();
    await expect(page).toHaveURL(at(host, paths.login(), foreign.apiBaseUrl));
    await signInAs(page, foreign.account);
    await expect(listed(page)).toHaveText(['support-team', 'sales-bot']);

    await personMenu(page).click();
    await expect(page.getByRole('menuitemradio', { name: 'Hosted' })).toBeChecked();
    await page.getByRole('menuitemradio', { name: /^127\.0\.0\.1/ }).click();
    await expect(listed(page), 'still signed in there').toHaveText(['front-desk']);
    await listed(page).click();
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue('half a sentence');

    await page.goto(at(host, paths.session('support-team'), foreign.apiBaseUrl));
    await expect(heading(page, 'support-team')).toBeVisible();
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue('');
    await page.goBack();
    await expect(heading(page, 'front-desk')).toBeVisible();
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue('half a sentence');
    const leaked = foreign.requests.filter((line) => line.includes('front-desk'));
    expect(leaked).toEqual([]);
  });

  test('may be open side by side, each in its tab', async ({
    page,
    context,
    host,
    api,
    owner,
    foreign,
  }) => {
    await api.call(createSession, { body: { name: 'kiosk', ...stopped } });
    await page.goto(host.url);
    await signInAs(page, owner);
    const other = await context.newPage();
    await other.goto(at(host, paths.servers()));
    await connectTo(other, foreign.apiBaseUrl);
    await signInAs(other, foreign.account);
    await expect(listed(other)).toHaveText(['support-team', 'sales-bot']);
    await page.reload();
    await expect(listed(page)).toHaveText(['kiosk']);

    await personMenu(other).click();
    await other.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(heading(other, 'Sign in')).toBeVisible();
    await api.call(createSession, { body: { name: 'returns', ...stopped } });
    await expect(listed(page), 'signed in, and live').toHaveText(['kiosk', 'returns']);
  });

  test('a link to a server that nobody chose here asks first, and tells that server nothing', async ({
    page,
    host,
    foreign,
  }) => {
    const link = at(host, paths.session('support-team'), foreign.apiBaseUrl);
    await page.goto(link);
    await expect(heading(page, 'Choose a server')).toBeVisible();
    await expect(page.getByText('Connect only if you know it')).toBeVisible();
    await expect(page.getByLabel('Password', { exact: true })).toHaveCount(0);
    expect(foreign.requests).toEqual([]);
    await expectNoAxeViolations(page);

    await page.getByRole('button', { name: 'Connect' }).click();
    await signInAs(page, foreign.account);
    await expect(page).toHaveURL(link);
    await expect(heading(page, 'support-team')).toBeVisible();
  });

  test('are forgotten when asked to be', async ({ page, host, foreign }) => {
    await page.goto(at(host, paths.servers()));
    await connectTo(page, foreign.origin, 'Hosted');
    await signInAs(page, foreign.account);
    await expect(listed(page)).toHaveText(['support-team', 'sales-bot']);

    await page.goto(at(host, paths.servers()));
    const known = page.getByRole('region', { name: 'Known here' });
    await expect(known.getByRole('link')).toHaveCount(2);
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Forget Hosted' }).press('Enter');
    await expect(page.getByRole('link', { name: 'Hosted' })).toHaveCount(0);
    await expect(known).toBeFocused();
    await page.goto(at(host, paths.sessions(), foreign.apiBaseUrl));
    await expect(page.getByText('Connect only if you know it')).toBeVisible();
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    );
    expect(kept).not.toContain(foreign.apiBaseUrl);
  });
});

test.describe('what is wrong with an address is said in its own words', () => {
  test('while connecting', async ({ page, host, foreign, watch }) => {
    watch.expectConsoleError(/ERR_|CORS policy|status of \d{3}/);
    const failure = page.getByRole('alert');
    await page.goto(at(host, paths.servers()));

    await connectTo(page, 'https://');
    await expect(page.getByLabel('Server address')).toHaveAccessibleDescription(
      /^This is no server’s address\./,
    );
    await expect(page.getByLabel('Server address')).toBeFocused();

    const gone = await startForeignServer();
    await gone.stop();
    await connectTo(page, gone.origin);
    await expect(failure).toContainText('The server did not answer');
    await expect(failure).toContainText(`Tried at ${gone.apiBaseUrl}`);
    await expect(failure).toBeFocused();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNoAxeViolations(page);
    }

    foreign.oddities.add('no-cors');
    await connectTo(page, foreign.origin);
    await expect(failure).toContainText('The server does not accept requests from this page');
    await expect(failure).toContainText(host.origin);
    foreign.oddities.clear();

    foreign.oddities.add('website');
    await connectTo(page, foreign.origin);
    await expect(failure).toContainText('Something other than the MoltFlow API answered');
    foreign.oddities.clear();

    await connectTo(page, `${foreign.origin}/elsewhere`);
    await expect(failure).toContainText('Something other than the MoltFlow API answered');
    await connectTo(page, `${foreign.apiBaseUrl}/`);
    await expect(heading(page, 'Sign in')).toBeVisible();
  });

  test('where config.json has it wrong', async ({ page, host, foreign, watch }) => {
    watch.expectConsoleError(/ERR_|CORS policy|status of \d{3}/);
    const notice = page.getByRole('alert');
    for (const [apiBaseUrl, oddity, words] of [
      [apiBasePath, null, 'Something other than the MoltFlow API answered'],
      ['http://127.0.0.1:1/api/v2', null, 'The server did not answer'],
      [foreign.apiBaseUrl, 'no-cors', 'The server does not accept requests from this page'],
      [foreign.apiBaseUrl, 'website', 'Something other than the MoltFlow API answered'],
    ] as const) {
      host.config = { apiBaseUrl };
      foreign.oddities.clear();
      if (oddity) foreign.oddities.add(oddity);
      await page.goto('about:blank');
      await page.goto(at(host, paths.login()));
      await expect(notice).toContainText(words);
      await expect(page.getByRole('link', { name: 'Change server' })).toBeVisible();
    }
  });

  test('where a page over https would ask over http', async ({ browser, foreign, watch }) => {
    watch.expectConsoleError(/Mixed Content/);
    const secure = await startStaticHost({ https: true });
    const port = new URL(foreign.origin).port;
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    watch.context(context);
    const page = await context.newPage();
    await page.goto(at(secure, paths.servers()));
    await connectTo(page, `http://box.lan:${port}`);
    await expect(page.getByRole('alert')).toContainText(
      "This page is open over https and the API's address is http.",
    );
    await context.close();
    await secure.stop();
  });
});
