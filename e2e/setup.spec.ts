import { paths } from '../src/paths.ts';
import { type RunningServer, startServer } from './fixtures/server.ts';
import { test as base, expect } from './fixtures/test.ts';

/** Pages talk to a server that nobody has an account on yet. */
const test = base.extend<{ fresh: RunningServer; link: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture takes
  fresh: async ({}, use) => {
    const server = await startServer();
    await use(server);
    await server.stop();
  },
  baseURL: ({ fresh }, use) => use(fresh.origin),
  link: ({ fresh }, use) => use(`${paths.setup()}#token=${fresh.setupToken}`),
});

const email = 'first@example.com';
const password = 'a long enough password';

test('the printed link leads to the owner’s account, once', async ({ page, link, newBrowser }) => {
  await page.goto(link);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page).toHaveURL(paths.sessions());
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Sessions' })).toBeVisible();
  await page.getByRole('button', { name: email }).click();
  await expect(page.getByText('Owner', { exact: true })).toBeVisible();

  await test.step('opened by the owner again, it leads to the dashboard', async () => {
    await page.goto(link);
    await expect(page).toHaveURL(paths.sessions());
  });

  await test.step('opened by anyone else, it says that it is used up', async () => {
    const stranger = await (await newBrowser()).newPage();
    await stranger.goto(link);
    await expect(stranger.getByRole('heading', { name: 'Already set up' })).toBeVisible();
    await expect(stranger.getByRole('main')).toContainText('worked once and is used up');
    await stranger.getByRole('link', { name: 'Sign in' }).click();
    await expect(stranger).toHaveURL(paths.login());
    await stranger.getByLabel('Email').fill(email);
    await stranger.getByLabel('Password', { exact: true }).fill(password);
    await stranger.keyboard.press('Enter');
    await expect(stranger).toHaveURL(paths.sessions());
  });
});

test('the token leaves the address at once, and no request has it', async ({
  page,
  link,
  fresh,
}) => {
  const { setupToken } = fresh;
  if (!setupToken) throw new Error('This server has an owner');
  const asked: string[] = [];
  // A fragment stays in the browser: what leaves it is what comes before.
  page.on('request', (request) => asked.push(request.url().split('#')[0] ?? ''));
  await page.goto(link);
  await expect(page.getByLabel('Email')).toBeVisible();
  await expect(page).toHaveURL(paths.setup());
  const visited = await page.evaluate(() => navigation.entries().map(({ url }) => url));
  expect(visited.filter((url) => url?.includes(setupToken))).toEqual([]);
  expect(asked.filter((url) => url.includes(setupToken))).toEqual([]);
  expect(fresh.output()).not.toContain(setupToken);
});

test('a short password is refused at its field, and the email stays', async ({ page, link }) => {
  await page.goto(link);
  await page.getByLabel('Email').fill(email);
  const field = page.getByLabel('Password', { exact: true });
  await expect(field).toHaveAccessibleDescription('At least 10 characters.');
  await field.fill('too short');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(field).toHaveAccessibleDescription('Too short. At least 10 characters.');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toBeFocused();
  await expect(page.getByLabel('Email')).toHaveValue(email);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a wrong link is explained, and what was typed stays', async ({ page, watch }) => {
  watch.expectConsoleError(/status of 40\d .*\/api\/v2\/setup/);
  await page.goto(`${paths.setup()}#token=of-an-earlier-start`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  const failure = page.getByRole('alert');
  await expect(failure).toContainText('This setup link is not valid.');
  await expect(failure).toBeFocused();
  await expect(page.getByLabel('Email')).toHaveValue(email);
});

test('until there is an owner, every page leads to setup, which says where the link is', async ({
  page,
}) => {
  for (const path of [paths.sessions(), paths.login(), paths.setup()]) {
    await page.goto(path);
    await expect(page).toHaveURL(paths.setup());
    await expect(page.getByRole('main')).toContainText('Open the setup link that the server');
    await expect(page.getByRole('textbox')).toHaveCount(0);
  }
});

test('the right link opened over that page is taken', async ({ page, link }) => {
  await page.goto(paths.setup());
  await expect(page.getByRole('main')).toContainText('Open the setup link that the server');
  await page.goto(link);
  await expect(page.getByLabel('Email')).toBeVisible();
  await expect(page).toHaveURL(paths.setup());
});

base('once there is an owner, /setup leads to the login', async ({ page }) => {
  await page.goto(paths.setup());
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(paths.login());
});
