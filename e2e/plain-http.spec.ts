import { sandboxReceived } from '../contract/sandbox.ts';
import { paths } from '../src/paths.ts';
import { test as base, expect } from './fixtures/test.ts';

// Browsers keep clipboard, locks and most of crypto from a LAN name over plain http.
const test = base.extend({
  baseURL: ({ server }, use) => use(`http://box.lan:${new URL(server.origin).port}`),
});
test.use({ serverEnv: { ALLOWED_HOSTS: 'box.lan' } });

const recipient = '447700900187@c.us';

test('on a LAN name over plain http one can log in, pair, send and copy', async ({
  page,
  api,
  signIn,
}) => {
  await signIn(page, paths.sessions());
  const has = await page.evaluate(() => ({
    isSecureContext,
    clipboard: 'clipboard' in navigator,
    locks: 'locks' in navigator,
    randomUUID: 'randomUUID' in crypto,
  }));
  expect(has).toEqual({
    isSecureContext: false,
    clipboard: false,
    locks: false,
    randomUUID: false,
  });

  await page.getByRole('link', { name: 'Try it with a sandbox phone' }).click();
  const dialog = page.getByRole('dialog', { name: 'New session' });
  await dialog.getByLabel('Name').fill('front-desk');
  await dialog.getByRole('button', { name: 'Create session' }).click();
  await expect(page).toHaveURL(paths.session('front-desk'));
  await page.getByRole('button', { name: /^Scan code \d/ }).click();
  await expect(page.getByRole('button', { name: 'Unlink on the phone' })).toBeVisible();

  await page.getByRole('textbox', { name: /number/i }).fill('+44 7700 900187');
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  await text.fill('Over plain http');
  await page.getByRole('button', { name: 'Send text' }).click();
  await expect
    .poll(() => api.call(sandboxReceived, { query: { session: 'front-desk' } }))
    .toContainEqual(expect.objectContaining({ to: recipient, text: 'Over plain http' }));

  const copy = page.getByRole('button', { name: 'Copy message id' });
  await copy.click();
  await expect(page.getByRole('status').filter({ hasText: /^Copied$/ })).toHaveCount(1);
  await expect(copy).toBeFocused();
  await text.focus();
  await page.keyboard.press('ControlOrMeta+V');
  await expect(text).toHaveValue((await copy.textContent()) ?? '');
  expect(await text.inputValue()).toMatch(/^\w{8,}$/);
});

test('a name that the server was not told of is refused, so that no other site can borrow it', async ({
  request,
  server,
}) => {
  const host = `evil.example:${new URL(server.origin).port}`;
  for (const path of ['/', '/api/v2/health']) {
    const answer = await request.get(`${server.origin}${path}`, { headers: { Host: host } });
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toMatchObject({ error_code: 'FORBIDDEN' });
  }
});
