import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { withPackage } from '../scripts/installed-for-tests.mjs';
import { launchOptions, signIn } from './browser.mjs';
import { withServer } from './server.mjs';
import { temporaryFolder } from './temporary-folder.mjs';
import { until } from './waiting.mjs';

/** The last that runs on Node 20. No dependency: 200 packages for two figures. */
const spec = 'lighthouse@12.8.2';

/** A browser that Lighthouse can attach to: it opens its tab in the default context, and knows a port. */
async function withDebuggedBrowser(work) {
  const profile = temporaryFolder();
  const { args, ...options } = launchOptions();
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    args: [...args, '--remote-debugging-port=0'],
  });
  try {
    const [port] = await until('the browser names its port', () => {
      try {
        return readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
      } catch {
        return null;
      }
    });
    return await work({
      page: context.pages()[0] ?? (await context.newPage()),
      port: Number(port),
    });
  } finally {
    await context.close();
  }
}

/** Scores of a page, 0 to 100, run by run. Empties the cache each time; the login stays. */
async function scoresOf(lighthouse, { url, port, runs }) {
  const scores = { performance: [], accessibility: [] };
  for (let run = 0; run < runs; run += 1) {
    const onlyCategories = Object.keys(scores);
    const { lhr } = await lighthouse(url, { port, onlyCategories, logLevel: 'error' });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    if (lhr.finalDisplayedUrl !== url) throw new Error(`${url} led to ${lhr.finalDisplayedUrl}.`);
    for (const category of onlyCategories) {
      scores[category].push(Math.round(lhr.categories[category].score * 100));
    }
    const { benchmarkIndex } = lhr.environment;
    const of = (id) => `${id} ${lhr.audits[id].displayValue}`;
    const parts = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time'];
    console.log(`  ${url}: ${parts.map(of).join(', ')} (benchmark index ${benchmarkIndex})`);
  }
  return scores;
}

function figuresOf(page, { performance, accessibility }) {
  return [
    { what: `${page}, performance on mobile`, values: performance, goal: { atLeast: 98 } },
    { what: `${page}, accessibility`, values: accessibility, goal: { atLeast: 100 } },
  ];
}

/** What Lighthouse says of the first pages, on the phone and the network that it simulates. */
export function measure({ runs = 5 }) {
  return withPackage(spec, async (modules) => {
    const entry = pathToFileURL(join(modules, 'lighthouse/core/index.js'));
    const { default: lighthouse } = await import(entry);
    return withServer((server, api) =>
      withDebuggedBrowser(async ({ page, port }) => {
        for (const name of ['front-desk', 'orders', 'support']) await api.createPairedSession(name);
        for (let n = 1; n <= 9; n += 1)
          await api.createSession(`spare-${n}`, { status: 'stopped' });
        const at = (path) => ({ url: server.origin + path, port, runs });

        const login = await scoresOf(lighthouse, at('/login'));
        await signIn(page, server.origin);
        // An open page would share its login and its stream with the one that is measured.
        await page.goto('about:blank');
        const sessions = await scoresOf(lighthouse, at('/sessions'));
        return [...figuresOf('/login', login), ...figuresOf('/sessions', sessions)];
      }),
    );
  });
}
