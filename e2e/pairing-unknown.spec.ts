import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/elsewhere.ts';
import { pairingPanel } from './fixtures/pairing-panel.ts';
import { signInAs } from './journeys.ts';

const session = 'sales-bot';
const panel = pairingPanel;

test.beforeEach(async ({ page, host, foreign }) => {
  host.config = { apiBaseUrl: foreign.apiBaseUrl };
  await page.goto(host.url);
  await signInAs(page, foreign.account);
});

const row = (page: Page) => page.getByRole('row', { name: session });

for (const { status, reason, word, title, explained } of [
  {
    status: 'hibernating',
    reason: 'moon_phase',
    word: 'hibernating',
    title: 'The status is “hibernating”',
    explained: 'This dashboard does not know that status',
  },
  {
    status: 'failed',
    reason: 'solar_flare',
    word: 'Failed',
    title: 'This session has failed',
    explained: 'The server gives the reason “solar_flare”',
  },
]) {
  test(`${status}, ${reason}: shown as itself, with a restart`, async ({ page, foreign }) => {
    await expect(row(page)).toContainText('Waiting for scan');
    foreign.become(session, status, reason);
    await page.reload();
    await expect(row(page)).toContainText(word);
    await expect(row(page)).toContainText(reason);
    await expect(row(page).getByRole('button', { name: `Restart: ${session}` })).toBeVisible();

    await page.getByRole('link', { name: session, exact: true }).click();
    await expect(panel(page).getByRole('heading', { name: title })).toBeVisible();
    await expect(panel(page)).toContainText(word);
    await expect(panel(page)).toContainText(reason);
    await expect(panel(page)).toContainText(explained);
    await expect(panel(page).getByRole('button', { name: 'Restart session' })).toBeVisible();

    foreign.become(session, 'qr_code');
    await expect(page.getByRole('img', { name: 'Code to scan' })).toBeVisible();
  });
}

test('a linked phone with a reason that nobody knows is no plain success', async ({
  page,
  foreign,
}) => {
  await page.getByRole('link', { name: session, exact: true }).click();
  await expect(page.getByRole('img', { name: 'Code to scan' })).toBeVisible();
  foreign.become(session, 'working', 'half_asleep');
  await expect(panel(page).getByText('half_asleep')).toBeVisible();
  await expect(panel(page).getByRole('heading', { name: 'A phone is linked' })).toBeVisible();
});
