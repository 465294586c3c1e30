import type { Page } from '@playwright/test';
import { createApiKey } from '../contract/api-keys.ts';
import { grant, me } from '../contract/auth.ts';
import type { Scope } from '../contract/scopes.ts';
import { createSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import { type Api, urlOf } from './fixtures/api.ts';
import { expect, test } from './fixtures/behind-front.ts';
import { json } from './fixtures/front.ts';
import { pairedSession } from './fixtures/sessions.ts';

const stopped = (api: Api, name: string) =>
  api.call(createSession, { body: { name, network: 'sandbox', status: 'stopped' } });

const makeKey = (api: Api, scopes: Scope[], session_names?: string[]) =>
  api.call(createApiKey, { body: { name: 'till', scopes, session_names } });

async function signInWithKey(page: Page, key: string) {
  await page.goto(`${paths.login(paths.sessions())}&with=key`);
  await page.getByLabel('API key', { exact: true }).fill(key);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions' })).toBeVisible();
}

/** Whatever could be asked of a session here says why it can't be, before it was tried. */
async function expectNothingCanBeAsked(page: Page, name: string, reason: string) {
  const create = page.getByRole('button', { name: 'New session' });
  await expect(create).toHaveAttribute('aria-disabled', 'true');
  await expect(create).toHaveAccessibleDescription(reason);

  await page.getByRole('button', { name: `More for ${name}` }).click();
  for (const verb of ['Start', 'Stop', 'Restart', 'Unlink phone', 'Delete session']) {
    const item = page.getByRole('menuitem', { name: verb, exact: true });
    await expect(item).toHaveAttribute('aria-disabled', 'true');
    await expect(item).toHaveAccessibleDescription(reason);
  }
  await page.keyboard.press('Escape');

  await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
  const bar = page.getByRole('region', { name: 'Selected sessions' });
  for (const verb of ['Start', 'Stop', 'Restart']) {
    const button = bar.getByRole('button', { name: `${verb} 0`, exact: true });
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(button).toHaveAccessibleDescription(reason);
  }
}

test('a key that may only read sees all, and of every verb which scope it lacks', async ({
  page,
  api,
}) => {
  await pairedSession(api, 'front-desk');
  const { raw_key } = await makeKey(api, ['sessions:read']);
  await signInWithKey(page, raw_key);
  await expectNothingCanBeAsked(
    page,
    'front-desk',
    'This takes the scope sessions:manage, which this key doesn’t have.',
  );
});

test('a key of some sessions manages those, and is told that it can’t add others', async ({
  page,
  api,
}) => {
  await stopped(api, 'kiosk');
  await stopped(api, 'returns');
  const { raw_key } = await makeKey(api, ['sessions:manage'], ['kiosk']);
  await signInWithKey(page, raw_key);
  await expect(page.getByRole('rowheader')).toHaveText(['kiosk Sandbox'], {
    useInnerText: true,
  });
  await expect(page.getByRole('button', { name: 'New session' })).toHaveAccessibleDescription(
    'You work with the sessions chosen for you, and can’t add others.',
  );
  await page.getByRole('button', { name: 'Start: kiosk' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'kiosk' })).toBeVisible();
});

test('who has no session yet is not sent to make one', async ({ page, api }) => {
  const { raw_key } = await makeKey(api, ['sessions:read'], []);
  await signInWithKey(page, raw_key);
  await expect(page.getByText('No session has been chosen for you yet.')).toBeVisible();
  await expect(page.getByRole('main').getByRole('link')).toHaveCount(0);
});

test('a member sees who may do what they may not', async ({ page, api, front, signIn }) => {
  await pairedSession(api, 'front-desk');
  const member = { id: 7, email: 'sam@example.com', full_name: 'Sam', role: 'member' };
  const granted = { scopes: ['sessions:read', 'messages:send'], session_names: ['front-desk'] };
  front.answer(new RegExp(`^${urlOf('', me, {})}$`), json(200, member));
  front.answer(new RegExp(`^${urlOf('', grant, {})}$`), json(200, granted));
  await signIn(page, paths.sessions());
  await expectNothingCanBeAsked(page, 'front-desk', 'Only an owner or an admin can do this.');
});
