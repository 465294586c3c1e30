import type { Page } from '@playwright/test';
import { createSession, startSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import type { Api } from './fixtures/api.ts';
import { expect, test } from './fixtures/test.ts';

const count = 1_000;
const nameOf = (n: number) => `line-${n}`;

async function manySessions(api: Api) {
  const all = Array.from({ length: count }, (_, index) => nameOf(index + 1));
  for (const name of all) {
    await api.call(createSession, { body: { name, network: 'sandbox', status: 'stopped' } });
  }
}

const link = (page: Page, n: number) => page.getByRole('link', { name: nameOf(n), exact: true });
const pageInUrl = (page: Page) => new URL(page.url()).searchParams.get('page');
const nodes = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length);

test.describe.configure({ timeout: 300_000 });

test('a thousand sessions: few nodes, every row in reach, and the place is in the URL', async ({
  page,
  api,
  signIn,
}) => {
  await manySessions(api);
  await signIn(page, paths.sessions());
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', String(count + 1));
  await expect(link(page, 1)).toBeVisible();
  expect(await nodes(page)).toBeLessThan(2_500);
  await expect(link(page, 500)).toHaveCount(0);

  // To the end by keys, as a person goes there.
  await link(page, 1).focus();
  await page.keyboard.press('End');
  await expect(link(page, count)).toBeInViewport();
  await expect(link(page, 1), 'the row with focus stays').toBeFocused();
  await expect(page.getByRole('row', { name: nameOf(count) })).toHaveAttribute(
    'aria-rowindex',
    String(count + 1),
  );
  expect(await nodes(page)).toBeLessThan(2_500);
  await expect.poll(() => pageInUrl(page)).toBe('20');

  // The place survives a reload and Back.
  await page.goto(`${paths.sessions()}?page=11`);
  await expect(link(page, 501)).toBeInViewport();
  await page.reload();
  await expect(link(page, 501)).toBeInViewport();
  await link(page, 503).click();
  await expect(page.getByRole('heading', { level: 1, name: nameOf(503) })).toBeVisible();
  await page.goBack();
  await expect(link(page, 503)).toBeInViewport();
  expect(pageInUrl(page)).toBe('11');

  // A change shows where it happens, and moves nothing.
  const row = page.getByRole('row', { name: nameOf(505) });
  const place = await row.boundingBox();
  await api.call(startSession, { params: { name: nameOf(505) } });
  await expect(row.getByText('Waiting for scan')).toBeVisible();
  expect(await row.boundingBox()).toEqual(place);

  // Tab goes on past what was drawn at first.
  await link(page, 510).focus();
  for (let n = 511; n <= 540; n += 1) {
    while (!(await link(page, n).evaluate((element) => element === document.activeElement))) {
      await page.keyboard.press('Tab');
    }
  }
  await expect(link(page, 540)).toBeInViewport();

  // What is chosen starts at the top; a search finds what is not drawn.
  await page.getByRole('searchbox', { name: 'Name or number' }).fill('line-77');
  await expect(page.getByRole('rowheader').getByRole('link')).toHaveCount(11);
  expect(pageInUrl(page)).toBeNull();

  // All that match are selected, drawn or not.
  await page.getByRole('searchbox', { name: 'Name or number' }).fill('line-');
  await page.getByRole('checkbox', { name: 'Select all 1,000 shown' }).check();
  const bar = page.getByRole('region', { name: 'Selected sessions' });
  await expect(bar.getByText('1,000 selected')).toBeVisible();
  expect(await nodes(page)).toBeLessThan(2_500);
});
