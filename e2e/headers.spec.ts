import type { APIRequestContext, APIResponse, Page } from '@playwright/test';
import { getQrCode } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import { urlOf } from './fixtures/api.ts';
import { unpairedSession } from './fixtures/sessions.ts';
import { expect, test } from './fixtures/test.ts';

const asPage = { Accept: 'text/html' };
const api = '/api/v2';

/** The directives of a policy, each with its sources. */
function policyOf(answer: APIResponse): Record<string, string> {
  const policy = answer.headers()['content-security-policy'] ?? '';
  return Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources.join(' ')];
    }),
  );
}

/** Addresses of the files that the dashboard's page asks for. */
async function assetsOf(request: APIRequestContext) {
  const html = await (await request.get('/')).text();
  return [...html.matchAll(/(?:src|href)="\.(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
}

test.describe('every answer says what may be done with it', () => {
  for (const [what, path, status] of [
    ['the dashboard', '/', 200],
    ['a page of the dashboard', '/sessions/front-desk', 200],
    ['a missing file', '/assets/gone-12345678.js', 404],
    ['its settings', '/config.json', 200],
    ['the API', `${api}/health`, 200],
    ['a refusal of the API', `${api}/sessions`, 401],
    ['a path that the API does not have', `${api}/nowhere`, 404],
    ['the API’s description', `${api}/openapi.json`, 200],
    ['the API’s documentation', `${api}/docs`, 200],
  ] as const) {
    test(what, async ({ request }) => {
      const answer = await request.get(path, { headers: asPage });
      expect(answer.status()).toBe(status);
      const policy = policyOf(answer);
      expect(policy['frame-ancestors']).toBe("'none'");
      const scripts = policy['script-src'] ?? policy['default-src'];
      expect(["'self'", "'none'"]).toContain(scripts);
      expect(JSON.stringify(policy)).not.toMatch(/unsafe-|\*/);
      expect(answer.headers()).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(answer.headers()).not.toHaveProperty('x-powered-by');
      expect(answer.headers()).not.toHaveProperty('server');
    });
  }
});

test('files named after their content are kept for good, the page and its settings are asked for anew', async ({
  request,
}) => {
  const assets = await assetsOf(request);
  expect(assets.length).toBeGreaterThan(1);
  for (const path of assets) {
    const { 'cache-control': kept } = (await request.get(path)).headers();
    expect(kept, path).toBe('public, max-age=31536000, immutable');
  }
  for (const path of ['/', '/sessions', '/config.json']) {
    expect((await request.get(path)).headers()['cache-control'], path).toBe('no-cache');
  }
});

test('nothing that the API answers is stored', async ({ request, api: owner, owner: account }) => {
  await unpairedSession(owner, 'front-desk');
  const headers = { Authorization: `Bearer ${owner.token}` };
  const qr = urlOf('', getQrCode, { params: { name: 'front-desk' } });
  for (const answer of [
    await request.get(qr, { headers }),
    await request.get(`${api}/sessions`, { headers }),
    await request.get(`${api}/sessions`),
    await request.post(`${api}/auth/login`, { data: account }),
    await request.post(`${api}/auth/refresh`, { headers: { 'X-Token-Transport': 'cookie' } }),
  ]) {
    expect(answer.headers()['cache-control'], answer.url()).toBe('no-store');
  }
});

test('what is text travels compressed', async ({ request }) => {
  const paths = ['/', '/sessions', ...(await assetsOf(request))];
  for (const encoding of ['br', 'gzip']) {
    for (const path of paths) {
      const answer = await request.get(path, { headers: { 'Accept-Encoding': encoding } });
      expect(answer.headers()['content-encoding'], path).toBe(encoding);
      expect(answer.headers().vary, path).toMatch(/accept-encoding/i);
      expect((await answer.body()).length).toBeGreaterThan(0);
    }
  }
  const plain = await request.get('/', { headers: { 'Accept-Encoding': 'identity' } });
  expect(plain.headers()).not.toHaveProperty('content-encoding');
});

test('a missing file is missing, and never the page', async ({ request }) => {
  for (const path of ['/assets/gone-12345678.js', '/gone.png', '/assets/']) {
    const answer = await request.get(path, { headers: asPage });
    expect(answer.status(), path).toBe(404);
    expect(answer.headers()['content-type'], path).not.toContain('html');
    expect(answer.headers()['cache-control'] ?? '', path).not.toContain('immutable');
  }
  expect((await request.get('/sessions', { headers: { Accept: 'image/png' } })).status()).toBe(404);
  for (const path of [
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
  ]) {
    expect(await (await request.get(path)).text(), path).not.toContain('devDependencies');
  }
});

test('a path that the API does not have is 404, and a verb 405, both in JSON', async ({
  request,
}) => {
  const missing = await request.get(`${api}/nowhere`, { headers: asPage });
  expect(missing.status()).toBe(404);
  expect(await missing.json()).toMatchObject({ error_code: 'NOT_FOUND', status: 404 });

  const wrongVerb = await request.delete(`${api}/sessions`);
  expect(wrongVerb.status()).toBe(405);
  expect(await wrongVerb.json()).toMatchObject({ error_code: 'METHOD_NOT_ALLOWED', status: 405 });
  expect(wrongVerb.headers().allow).toBe('GET, POST, HEAD, OPTIONS');
  for (const answer of [missing, wrongVerb]) {
    expect(answer.headers()['x-request-id']).toMatch(/^\S{8,}$/);
    expect(answer.headers()['content-type']).toContain('application/json');
  }
});

test.describe('over HTTP/1.1 a first visit takes few files and little script', () => {
  const mostFiles = 6;
  /** Bytes of gzip. Behind the login come React Query and the shell: 118 KiB are libraries alone. */
  const mostScript = { entrance: 130 * 1024, dashboard: 170 * 1024 };

  /** Counts what the page fetches that is not the API's, whether or not its cache has it. */
  function filesOf(page: Page): Set<string> {
    const files = new Set<string>();
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (!pathname.startsWith(api)) files.add(pathname);
    });
    return files;
  }

  async function expectLittle(
    files: ReadonlySet<string>,
    most: number,
    request: APIRequestContext,
  ) {
    let script = 0;
    for (const path of files) {
      if (!path.endsWith('.js')) continue;
      const answer = await request.get(path, { headers: { 'Accept-Encoding': 'gzip' } });
      script += Number(answer.headers()['content-length']);
    }
    const told = [...files].join(' ');
    expect(script, told).toBeGreaterThan(50 * 1024);
    expect.soft(files.size, told).toBeLessThanOrEqual(mostFiles);
    expect.soft(script, told).toBeLessThanOrEqual(most);
  }

  test('to the login', async ({ page, request }) => {
    const files = filesOf(page);
    await page.goto(paths.login(), { waitUntil: 'networkidle' });
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await expectLittle(files, mostScript.entrance, request);
  });

  test('to the sessions, signed in', async ({ page, context, request, signIn }) => {
    await signIn(page, paths.sessions());
    const visitor = await context.newPage();
    const files = filesOf(visitor);
    await visitor.goto(paths.sessions());
    await expect(visitor.getByRole('link', { name: 'Link a phone' })).toBeVisible();
    await expect(visitor.getByText('Live', { exact: true })).toBeVisible();
    await expectLittle(files, mostScript.dashboard, request);
  });
});
