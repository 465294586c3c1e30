import { createSession, listSessions, startSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import { urlOf } from './fixtures/api.ts';
import { expect, test } from './fixtures/own-server.ts';

test('while the server is down the list stays and says so, and goes on by itself after', async ({
  page,
  api,
  ownServer,
  signIn,
}) => {
  await api.call(createSession, {
    body: { name: 'kiosk', network: 'sandbox', status: 'stopped' },
  });
  await signIn(page, paths.sessions());
  const row = page.getByRole('row', { name: 'kiosk' });
  await expect(row.getByText('Stopped')).toBeVisible();

  await ownServer.stop();
  await expect(page.getByText('Not live since')).toBeVisible();
  await expect(row.getByText('Stopped')).toBeVisible();

  await ownServer.startAgain();
  await expect(page.getByText('Not live since')).toHaveCount(0, { timeout: 30_000 });
  await api.call(startSession, { params: { name: 'kiosk' } });
  await expect(row.getByText('Waiting for scan')).toBeVisible();
});

test('a page that can’t be loaded says why once, can be tried again, and comes with the server', async ({
  page,
  api,
  ownServer,
  signIn,
}) => {
  for (const name of ['kiosk', 'returns']) {
    await api.call(createSession, { body: { name, network: 'sandbox', status: 'stopped' } });
  }
  await signIn(page, paths.session('kiosk'));
  await expect(page.getByRole('heading', { name: 'This session is stopped' })).toBeVisible();
  await page.getByRole('link', { name: 'Sessions', exact: true }).first().click();
  await ownServer.stop();

  await page.getByRole('link', { name: 'returns', exact: true }).click();
  const failure = page.getByRole('alert').filter({ hasText: 'Could not load this session' });
  await expect(failure).toContainText('The server did not answer.', { timeout: 30_000 });
  await expect(page.getByText('Could not load this session')).toHaveCount(1);

  const askedAgain = page.waitForRequest(/\/sessions\/returns$/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await askedAgain;
  await expect(failure).toBeVisible();

  await ownServer.startAgain();
  await expect(page.getByRole('heading', { name: 'This session is stopped' })).toBeVisible({
    timeout: 30_000,
  });
  await expect(failure).toHaveCount(0);
});

test('what could not be done is said once, where it was asked, and can be done after', async ({
  page,
  api,
  ownServer,
  signIn,
  watch,
}) => {
  watch.expectConsoleError(/status of 404 .*\/sessions\/kiosk/);
  await api.call(createSession, {
    body: { name: 'kiosk', network: 'sandbox', status: 'stopped' },
  });
  await signIn(page, paths.deleteSession('kiosk'));
  const dialog = page.getByRole('alertdialog', { name: 'Delete kiosk?' });
  await dialog.getByLabel('Type kiosk to go on').fill('kiosk');
  await ownServer.stop();
  await dialog.getByRole('button', { name: 'Delete session' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The server did not answer.');
  await expect(dialog.getByRole('alert')).toBeFocused();
  await expect(page.getByText('The server did not answer.')).toHaveCount(1);

  await ownServer.startAgain();
  await dialog.getByRole('button', { name: 'Delete session' }).click();
  await expect(page).toHaveURL(paths.sessions());
  expect(await api.call(listSessions, {})).toEqual([]);
});

test.describe('a server that refuses', () => {
  const limit = 60;
  test.use({ ownServerEnv: { RATE_LIMIT_PER_MINUTE: String(limit) } });

  test('for a while is waited for, and the page says until when', async ({
    page,
    api,
    ownServer,
    signIn,
    watch,
  }) => {
    watch.expectConsoleError(/status of 429/);
    await signIn(page, paths.sessions());
    await expect(page.getByText('A session is one WhatsApp account')).toBeVisible();
    // Use up a minute that has just begun, so that the limit outlasts what follows.
    const url = urlOf(ownServer.origin, listSessions, {});
    const ask = () => fetch(url, { headers: { Authorization: `Bearer ${api.token}` } });
    await expect
      .poll(
        async () => {
          const answers = await Promise.all(Array.from({ length: limit + 1 }, ask));
          return Number(answers.at(-1)?.headers.get('Retry-After'));
        },
        { timeout: 70_000, message: 'the seconds until the limit ends' },
      )
      .toBeGreaterThan(50);

    await page.reload();
    const list = page.getByRole('region', { name: 'All sessions' });
    await expect(list.getByRole('status')).toContainText('Too many requests');
    await expect(list.getByRole('status')).toContainText(
      /It is asked for sessions again at \d\d:\d\d:\d\d\./,
    );
  });
});
