import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppEnv } from './request-context.ts';
import { requestInfo } from './request-context.ts';
import { securityHeaders } from './security-headers.ts';
import { mountDashboard } from './static-files.ts';

let folder: string;
let app: Hono<AppEnv>;

function appServing(root: string): Hono<AppEnv> {
  const made = new Hono<AppEnv>();
  made.use(securityHeaders((c) => requestInfo(c, { trustProxy: false })));
  mountDashboard(made, root);
  return made;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'static-files-'));
  const dist = join(folder, 'dist');
  await mkdir(join(dist, 'assets'), { recursive: true });
  const files = {
    'secret.txt': 'outside',
    'dist/index.html': 'for hosts of plain files',
    'dist/fallback.html': '<!doctype html><title>MoltFlow</title>',
    'dist/config.json': '{"apiBaseUrl":"/api/v2"}',
    'dist/assets/main-abc123.js': 'plain',
    'dist/assets/main-abc123.js.br': 'brotli',
    'dist/assets/main-abc123.js.gz': 'gzip',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  app = appServing(dist);
});
afterAll(() => rm(folder, { recursive: true }));

const page = { headers: { Accept: 'text/html,*/*;q=0.8' } };

describe('the dashboard', () => {
  test.each(['/', '/sessions', '/sessions/support-team', '/setup'])(
    'is the page at %s',
    async (path) => {
      const answer = await app.request(path, page);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(await answer.text()).toContain('<title>MoltFlow</title>');
    },
  );

  test('runs its own scripts and styles and no others, framed by nobody', async () => {
    const policy = (await app.request('/', page)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|upgrade-insecure/);
  });

  test('keeps its window to itself where browsers heed that', async () => {
    const policy = async (origin: string) =>
      (await app.request(`${origin}/`, page)).headers.get('cross-origin-opener-policy');
    expect(await policy('http://localhost:3000')).toBe('same-origin');
    expect(await policy('https://box.lan')).toBe('same-origin');
    expect(await policy('http://box.lan')).toBeNull();
  });
});

describe('a file', () => {
  test('named after its content may be kept for good', async () => {
    const answer = await app.request('/assets/main-abc123.js');
    expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  test('with another name is asked for anew each time', async () => {
    const answer = await app.request('/config.json');
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  test.each([
    ['br, gzip', 'brotli', 'br'],
    ['gzip', 'gzip', 'gzip'],
    ['', 'plain', null],
  ])('goes out as small as the client takes it: %j', async (accepted, text, encoding) => {
    const headers = { 'Accept-Encoding': accepted };
    const answer = await app.request('/assets/main-abc123.js', { headers });
    expect(await answer.text()).toBe(text);
    expect(answer.headers.get('content-encoding')).toBe(encoding);
  });

  test('that is missing is a 404, not the page', async () => {
    for (const path of ['/assets/gone-123.js', '/favicon.ico', '/assets/gone']) {
      const answer = await app.request(path, page);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        404,
        'text/plain; charset=UTF-8',
      ]);
    }
  });

  test('outside the folder is out of reach', async () => {
    for (const path of [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%5c..%5csecret.txt',
    ]) {
      expect(await (await app.request(path)).text()).not.toBe('outside');
    }
  });
});

test('before the first build the page says how to make it', async () => {
  const answer = await appServing(join(folder, 'unbuilt')).request('/', page);
  expect([answer.status, await answer.text()]).toEqual([
    404,
    'The dashboard is not built yet: run npm run build.',
  ]);
});
