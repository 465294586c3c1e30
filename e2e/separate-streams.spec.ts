import type { Page } from '@playwright/test';
import { setup } from '../contract/auth.ts';
import { apiBasePath } from '../contract/endpoints.ts';
import { deleteSession } from '../contract/sessions.ts';
import { hrefOf, readPlace } from '../src/api/place.ts';
import { paths } from '../src/paths.ts';
import { type Account, type Api, createApi, logIn } from './fixtures/api.ts';
import { type RunningServer, startServer } from './fixtures/server.ts';
import { expectListed, openStreams, stopped } from './fixtures/tabs.ts';
import { test as base, expect } from './fixtures/test.ts';

interface Fixtures {
  /** Another server, on the same host, which lets the pages of the first one ask. */
  second: { readonly server: RunningServer; readonly api: Api };
}

const test = base.extend<Fixtures>({
  second: async ({ server: { origin }, owner, secrets, watch }, use) => {
    const server = await startServer({ env: { CORS_ORIGINS: origin } });
    // It ends before the pages that are on it.
    watch.expectConsoleError(new RegExp(`ERR_\\w+ ${server.origin}`));
    secrets.add('the setup token', server.setupToken);
    const body = { token: server.setupToken ?? '', ...owner };
    await createApi(server.origin, secrets).call(setup, { body });
    await use({ server, api: await logIn(server.origin, secrets, owner) });
    await server.stop();
  },
});

async function logInOn(page: Page, { email, password }: Account) {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

test('tabs on two servers have a stream each, and neither hears of the other', async ({
  context,
  server,
  api,
  owner,
  second,
  signIn,
}) => {
  const streams = () => [openStreams(server), openStreams(second.server)];
  const [before = 0] = streams();
  for (const name of ['kiosk', 'here']) await stopped(api, name);
  for (const name of ['kiosk', 'there']) await stopped(second.api, name);

  const here = [await context.newPage(), await context.newPage()];
  const there = [await context.newPage(), await context.newPage()];
  const [firstHere, otherHere] = here;
  const [firstThere, otherThere] = there;
  if (!firstHere || !otherHere || !firstThere || !otherThere) throw new Error('There are four');
  await signIn(firstHere, paths.sessions());
  await otherHere.goto(paths.sessions());
  await firstThere.goto(paths.servers());
  await firstThere.getByLabel('Server address').fill(second.server.origin);
  await firstThere.getByRole('button', { name: 'Connect' }).click();
  await logInOn(firstThere, owner);
  await expectListed([firstThere], ['kiosk', 'there']);
  const place = readPlace(new URL(server.origin), new URL(`${server.origin}/`));
  await otherThere.goto(hrefOf(place, second.server.origin + apiBasePath, paths.sessions()));
  await expectListed(here, ['kiosk', 'here']);
  await expectListed(there, ['kiosk', 'there']);
  expect(streams()).toEqual([before + 1, 1]);

  await second.api.call(deleteSession, { params: { name: 'kiosk' } });
  await stopped(second.api, 'more');
  await expectListed(there, ['there', 'more']);
  await stopped(api, 'last');
  await expectListed(here, ['kiosk', 'here', 'last']);

  await firstThere.close();
  await stopped(second.api, 'after');
  await expectListed([otherThere], ['there', 'more', 'after']);
  await expect.poll(streams).toEqual([before + 1, 1]);
  await firstHere.close();
  await stopped(api, 'after');
  await expectListed([otherHere], ['kiosk', 'here', 'last', 'after']);
  await expect.poll(streams).toEqual([before + 1, 1]);
});

test('two servers on one host keep a login each, though browsers keep cookies by host', async ({
  page,
  context,
  owner,
  second,
  signIn,
}) => {
  await signIn(page, paths.sessions());
  const other = await context.newPage();
  await other.goto(second.server.origin);
  await logInOn(other, owner);
  await expect(other.getByRole('heading', { level: 1, name: 'Sessions' })).toBeVisible();
  for (const tab of [page, other, page]) {
    await tab.reload();
    await expectListed([tab], []);
  }
});
