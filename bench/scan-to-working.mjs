import { signIn, withBrowser } from './browser.mjs';
import { withServer } from './server.mjs';

/** Runs in the page: presses the button, and answers the ms until the success was painted. */
async function pressAndAwaitSuccess(button, { title, withinMs }) {
  const isThere = () =>
    [...document.querySelectorAll('h2')].some((heading) => heading.textContent === title);
  const begun = performance.now();
  button.click();
  await new Promise((resolve, reject) => {
    const observer = new MutationObserver(() => {
      if (isThere()) resolve();
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    setTimeout(() => reject(new Error('The phone was not linked in time.')), withinMs);
  });
  // The callback before the second frame comes after the first was painted.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return performance.now() - begun;
}

async function secondsToLink(page, origin, name) {
  await page.goto(`${origin}/sessions/${name}`);
  await page.getByRole('img', { name: /^Code \d+ of \d+ to scan$/ }).waitFor();
  const button = page.getByRole('button', { name: /^Scan code \d+$/ });
  const success = { title: `${name} is linked`, withinMs: 30_000 };
  return (await button.evaluate(pressAndAwaitSuccess, success)) / 1000;
}

/** How long a person waits, from the scan to the session's page saying that it worked. */
export function measure({ runs = 20 }) {
  return withServer((server, api) =>
    withBrowser(async (browser) => {
      const page = await browser.newPage();
      await signIn(page, server.origin);
      const values = [];
      for (let run = 1; run <= runs; run += 1) {
        const name = `pairing-${run}`;
        await api.createSession(name);
        values.push(await secondsToLink(page, server.origin, name));
        await api.deleteSession(name);
      }
      const what = 'From the scan to the success on the screen, each time a new session';
      return [{ what, values, unit: 's', digits: 2, goal: { below: 1.5 } }];
    }),
  );
}
