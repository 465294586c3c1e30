import { paths } from '../src/paths.ts';
import { expect, test } from './fixtures/test.ts';

test.use({ serverEnv: { SANDBOX: 'off' } });

test('only WhatsApp is offered to a new session, and the reason is said', async ({
  page,
  signIn,
}) => {
  await signIn(page, paths.sessions());
  await expect(page.getByRole('link', { name: 'Link a phone' })).toBeVisible();
  await expect(page.getByText('sandbox')).toHaveCount(0);

  await page.goto(`${paths.newSession()}?network=sandbox`);
  const dialog = page.getByRole('dialog', { name: 'New session' });
  await expect(dialog.getByText('Sandbox phones are switched off on this server.')).toBeVisible();
  await expect(dialog.getByRole('radio')).toHaveCount(1);
  await expect(dialog.getByRole('radio', { name: 'WhatsApp' })).toBeChecked();
});
