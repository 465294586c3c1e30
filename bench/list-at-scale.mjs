import { setTimeout as pause } from 'node:timers/promises';
import { signIn, withBrowser } from './browser.mjs';
import { countNodes, differences, drawnRows } from './drawn-rows.mjs';
import { countRenders } from './render-counter.mjs';
import { startSandbox, withServer } from './server.mjs';
import { until } from './waiting.mjs';

const sessions = 1_000;
const busy = 20;
const perSecond = 200;
const total = perSecond * 10;

const nameOf = (n) => `line-${n}`;

/** The busy ones first, so that they are on the screen. */
async function makeSessions(api) {
  for (let n = 1; n <= busy; n += 1) await api.createPairedSession(nameOf(n));
  for (let n = busy + 1; n <= sessions; n += 1) {
    await api.createSession(nameOf(n), { status: 'stopped' });
  }
}

/** Each of these accounts is written to in turn with the others; who is late makes up for it. */
async function writeMessages(sandbox, accounts) {
  const begun = performance.now();
  async function writeTo(to, first) {
    for (let n = first; n < total; n += accounts.length) {
      const early = begun + (n * 1000) / perSecond - performance.now();
      if (early > 0) await pause(early);
      const body = JSON.stringify({ to, chatId: '447700900555@c.us', text: `Message ${n}` });
      const answer = await fetch(`${sandbox.origin}/control/sendText`, { method: 'POST', body });
      if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}.`);
      await answer.text();
    }
  }
  await Promise.all(accounts.map(writeTo));
}

/** Hears the account's stream as the page does, and notes when each message was told. */
async function listenForMessages(origin, api) {
  const gone = new AbortController();
  const { body } = await fetch(`${origin}/api/v2/events`, {
    headers: { Authorization: api.authorization() },
    signal: gone.signal,
  });
  const times = [];
  const read = async () => {
    for await (const text of body.pipeThrough(new TextDecoderStream())) {
      for (const _ of text.matchAll(/^event: message$/gm)) times.push(performance.now());
    }
  };
  read().catch(() => {});
  return { times, stop: () => gone.abort() };
}

const readCounts = (page) => page.evaluate(() => ({ ...globalThis.renderCounts }));

/** What the page did while every message came. */
async function measureOnce(page, { origin, api, sandbox }) {
  const stream = await listenForMessages(origin, api);
  const all = await api.call('GET', '/sessions');
  const accounts = all.flatMap(({ phone_number }) => phone_number ?? []);
  const before = await readCounts(page);
  const begun = performance.now();
  const allTold = until('every message is told', () => stream.times.length >= total, {
    seconds: 120,
  });
  await Promise.all([writeMessages(sandbox, accounts), allTold]);
  // The last of them are drawn with the next batch.
  await pause(500);
  const seconds = (performance.now() - begun) / 1000;
  const after = await readCounts(page);
  stream.stop();
  const { times } = stream;
  return {
    rate: ((times.length - 1) / (times.at(-1) - times[0])) * 1000,
    commits: (after.commits - before.commits) / seconds,
    renders: (after.rowRenders - before.rowRenders) / times.length,
    nodes: await page.evaluate(countNodes),
  };
}

/** How much the list of a thousand sessions draws while twenty of them are written to. */
export async function measure({ runs = 3 }) {
  // Beside the server, as a network is: each has a core.
  const sandbox = await startSandbox();
  const measureServer = (server, api) =>
    withBrowser(async (browser) => {
      await makeSessions(api);
      const page = await browser.newPage();
      await page.addInitScript(countRenders);
      await signIn(page, server.origin);
      await page.getByRole('link', { name: nameOf(busy), exact: true }).waitFor();
      const found = [];
      for (let run = 0; run < runs; run += 1) {
        found.push(await measureOnce(page, { origin: server.origin, api, sandbox }));
      }
      const { rows, nodes } = await page.evaluate(drawnRows);
      const wrong = differences(rows, await api.call('GET', '/sessions'));
      return figuresOf(found, Math.max(nodes, ...found.map((one) => one.nodes)), wrong);
    });
  try {
    return await withServer(measureServer, { env: { SANDBOX_URL: sandbox.origin } });
  } finally {
    await sandbox.stop();
  }
}

function figuresOf(found, nodes, wrong) {
  for (const { name, why } of wrong.slice(0, 10)) console.error(`${name}: ${why}`);
  return [
    {
      what: `Messages a second, to ${busy} of ${sessions} sessions`,
      values: found.map(({ rate }) => rate),
      goal: { atLeast: 0.95 * perSecond },
    },
    {
      what: 'Commits a second',
      values: found.map(({ commits }) => commits),
      digits: 1,
      goal: { atMost: 12 },
    },
    {
      what: 'Rows drawn per message',
      values: found.map(({ renders }) => renders),
      digits: 2,
      goal: { atMost: 1.2 },
    },
    { what: 'Nodes of the document, at most', values: [nodes], goal: { below: 2_500 } },
    { what: 'Rows that differ from the server', values: [wrong.length], goal: { atMost: 0 } },
  ];
}
