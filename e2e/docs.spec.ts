import { apiBasePath, endpoints } from '../contract/endpoints.ts';
import { expectNoAxeViolations } from './fixtures/axe.ts';
import { expect, test } from './fixtures/test.ts';

const docs = `${apiBasePath}/docs`;

test('the documentation names every endpoint, and its index leads to each', async ({ page }) => {
  await page.goto(docs);
  await expect(page.getByRole('heading', { level: 1, name: 'MoltFlow API' })).toBeVisible();
  const index = page.getByRole('navigation', { name: 'Endpoints' });
  const articles = page.getByRole('article');
  for (const { method, path, summary } of Object.values(endpoints)) {
    const name = `${method} ${path}`;
    const article = articles.filter({ has: page.getByRole('heading', { name, exact: true }) });
    await expect(article, name).toContainText(summary);
    const id = await index.getByRole('link', { name, exact: true }).getAttribute('href');
    await expect(article, name).toHaveAttribute('id', id?.slice(1) ?? '');
  }
  await index.getByRole('link').last().click();
  await expect(articles.filter({ hasText: 'sandbox/pairing' })).toBeInViewport();
});

test('no link of the documentation leads nowhere', async ({ page }) => {
  await page.goto(docs);
  const dead = await page
    .getByRole('link')
    .evaluateAll((links) =>
      links
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => href.startsWith('#') && !document.getElementById(href.slice(1))),
    );
  expect(dead).toEqual([]);
});

test('the documentation leads to the same for machines: valid JSON with every endpoint', async ({
  page,
  request,
}) => {
  await page.goto(docs);
  const href = await page.getByRole('link', { name: 'openapi.json' }).getAttribute('href');
  const answer = await request.get(href ?? '');
  expect(answer.headers()['content-type']).toContain('application/json');
  const document = await answer.json();
  expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: apiBasePath }] });
  const described = Object.entries<object>(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const served = Object.values(endpoints).map(({ method, path }) => `${method} ${path}`);
  expect(described.toSorted()).toEqual(served.toSorted());
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 320]) {
    test(`axe finds nothing in the documentation, ${colorScheme}, ${width} px wide`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await page.goto(docs);
      await expectNoAxeViolations(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(overflow, 'what has to be scrolled sideways').toBeLessThanOrEqual(0);
    });
  }
}

test('the dashboard leads to the documentation', async ({ page, context, signIn }) => {
  await signIn(page, '/sessions');
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: /^API reference/ }).click();
  const reference = await opened;
  await expect(reference).toHaveURL(docs);
  await expect(reference.getByRole('heading', { level: 1 })).toHaveText('MoltFlow API');
});
