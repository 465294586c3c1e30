import { createParser } from 'eventsource-parser';
import { signIn, withBrowser } from './browser.mjs';
import { withServer } from './server.mjs';
import { until } from './waiting.mjs';

/** As many as the sandbox gives a session. */
const codesPerSession = 10;
/** Time between two codes, so that each is alone. */
const secondsPerCode = 1;

/** Notes when each code of each session is on the wire, by `session sequence`; `close` ends it. */
async function listen(origin, api) {
  const heard = new Map();
  const stop = new AbortController();
  const response = await fetch(`${origin}/api/v2/events`, {
    headers: { Accept: 'text/event-stream', Authorization: api.authorization() },
    signal: stop.signal,
  });
  const parser = createParser({
    onEvent({ event, data }) {
      if (event !== 'qr') return;
      const { session, sequence } = JSON.parse(data);
      heard.set(`${session} ${sequence}`, Date.now());
    },
  });
  const read = async () => {
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) parser.feed(text);
  };
  read().catch(() => {});
  return { heard, close: () => stop.abort() };
}

/** Runs in the page: from now on notes when each code was painted, by its sequence. */
function notePaints() {
  const paints = {};
  new MutationObserver(() => {
    const label = document.querySelector('[role="img"]')?.getAttribute('aria-label') ?? '';
    const [, sequence] = /^Code (\d+) of \d+ to scan$/.exec(label) ?? [];
    if (!sequence || sequence in paints) return;
    paints[sequence] = null;
    // The callback before the second frame comes after the first was painted.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        paints[sequence] = Date.now();
      }),
    );
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
  return paints;
}

/**
 * The ms from the wire to the paint of each code of one session. Whichever tab leads, `page` is the
 * one in front: browsers draw no other.
 */
async function paintsOf(page, { origin, api, heard, name }) {
  await api.createSession(name, { status: 'stopped' });
  await page.goto(`${origin}/sessions/${name}`);
  await page.getByText('Live', { exact: true }).waitFor();
  const paints = await page.evaluateHandle(notePaints);
  await api.call('POST', `/sessions/${name}/start`);
  const isDone = async () => (await paints.jsonValue())[codesPerSession];
  await until(`${name} shows its last code`, isDone, { everyMs: 500 });
  const found = await paints.jsonValue();
  await api.deleteSession(name);
  return Object.entries(found).map(([sequence, at]) => at - heard.get(`${name} ${sequence}`));
}

/** How long a code takes from the server's stream to the screen. */
export function measure({ runs = 20 }) {
  return withServer((server, api) =>
    withBrowser(async (browser) => {
      await api.call('POST', '/sandbox/pairing', {
        refs: codesPerSession,
        seconds: secondsPerCode,
      });
      const { heard, close } = await listen(server.origin, api);
      const around = { origin: server.origin, api, heard };
      const context = await browser.newContext();
      const first = await context.newPage();
      await signIn(first, server.origin);
      const alone = [];
      while (alone.length < runs) {
        const name = `alone-${alone.length}`;
        alone.push(...(await paintsOf(first, { ...around, name })));
      }
      // The first tab leads from now on, and passes on what it hears.
      const second = await context.newPage();
      const beside = [];
      while (beside.length < runs) {
        const name = `beside-${beside.length}`;
        beside.push(...(await paintsOf(second, { ...around, name })));
      }
      close();
      const figure = (where, values) => ({
        what: `From the code on the wire to the code painted, ${where}`,
        values,
        unit: 'ms',
        goal: { below: 100 },
      });
      return [
        figure('in the only tab', alone),
        figure('in a second tab, which hears through the first', beside),
      ];
    }),
  );
}
