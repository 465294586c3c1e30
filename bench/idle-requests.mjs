import { setTimeout as pause } from 'node:timers/promises';
import { signIn, withBrowser } from './browser.mjs';
import { withServer } from './server.mjs';

/** What a page asks for as it opens is over by then. */
const settledMs = 20_000;
const minutes = 2;

/** Pages in front of a browser each: one that nobody sees asks nothing. */
async function openPage(browser, server, path) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, server.origin);
  await page.goto(server.origin + path);
  await page.getByText('Updates every 30 s').waitFor();
  return page;
}

/** How often a page asks that nobody touches, of a server that has no stream of the account. */
export function measure({ runs = 1 }) {
  const env = { GUIDE_ONLY: 'on' };
  return withServer(
    (server, api) =>
      withBrowser(async (browser) => {
        await api.createSession('waiting');
        await api.createSession('stopped', { status: 'stopped' });
        const figures = [
          ['The list of sessions', '/sessions'],
          ['A session that waits to be scanned', '/sessions/waiting'],
          ['A session that is stopped', '/sessions/stopped'],
        ].map(([what, path]) => ({ what, path, values: [], seen: 0 }));
        for (const figure of figures) {
          const page = await openPage(browser, server, figure.path);
          page.on('request', (request) => {
            if (new URL(request.url()).pathname.startsWith('/api/')) figure.seen += 1;
          });
        }
        await pause(settledMs);
        for (let run = 0; run < runs; run += 1) {
          for (const figure of figures) figure.seen = 0;
          await pause(minutes * 60_000);
          for (const { values, seen } of figures) values.push(seen / minutes);
        }
        return figures.map(({ what, values }) => ({
          what: `${what}, without /events and untouched`,
          ...{ values, unit: 'requests/min', digits: 1, goal: { below: 10 } },
        }));
      }),
    { env },
  );
}
