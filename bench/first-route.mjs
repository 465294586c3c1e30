import { signIn, withBrowser } from './browser.mjs';
import { withServer } from './server.mjs';
import { until } from './waiting.mjs';

/** So long after the last file no other is to come. */
const quietMs = 1_000;

/** The static files that a browser with an empty cache loads for a page, and their sizes. */
async function filesOf(browser, { url, isDrawn, storageState }) {
  const context = await browser.newContext({
    storageState,
    // Over loopback Chromium would take Brotli, which it takes from other machines over TLS only.
    extraHTTPHeaders: { 'Accept-Encoding': 'gzip' },
  });
  const page = await context.newPage();
  const requests = new Map();
  let changedAt = 0;
  page.on('requestfinished', (request) => {
    if (new URL(request.url()).pathname.startsWith('/api/')) return;
    requests.set(request.url(), request);
    changedAt = performance.now();
  });
  await page.goto(url);
  await isDrawn(page);
  await until('no more files', () => performance.now() - changedAt > quietMs);

  const files = await Promise.all(
    [...requests.values()].map(async (request) => ({
      path: new URL(request.url()).pathname,
      isScript: request.resourceType() === 'script',
      bytes: (await request.sizes()).responseBodySize,
    })),
  );
  await context.close();
  return files;
}

function figuresOf(pathname, files) {
  for (const { path, bytes } of files) {
    console.log(`  ${pathname} loads ${path}: ${(bytes / 1024).toFixed(1)} KiB`);
  }
  const scriptBytes = files
    .filter(({ isScript }) => isScript)
    .reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    {
      what: `${pathname}, JavaScript compressed by gzip`,
      values: [scriptBytes / 1024],
      unit: 'KiB',
      digits: 1,
      goal: { atMost: 130 },
    },
    { what: `${pathname}, static files`, values: [files.length], goal: { atMost: 6 } },
  ];
}

/** What the first page costs to load. The same every time, so it is loaded once. */
export function measure() {
  return withServer((server, api) =>
    withBrowser(async (browser) => {
      await api.createSession('front-desk', { status: 'stopped' });
      const context = await browser.newContext();
      await signIn(await context.newPage(), server.origin);
      const storageState = await context.storageState();
      await context.close();

      const login = await filesOf(browser, {
        url: `${server.origin}/login`,
        isDrawn: (page) => page.getByLabel('Email').waitFor(),
      });
      const sessions = await filesOf(browser, {
        url: `${server.origin}/sessions`,
        isDrawn: (page) => page.getByRole('link', { name: 'front-desk' }).first().waitFor(),
        storageState,
      });
      return [...figuresOf('/login', login), ...figuresOf('/sessions', sessions)];
    }),
  );
}
