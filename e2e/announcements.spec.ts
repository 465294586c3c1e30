import type { Page } from '@playwright/test';
import { sandboxOutcome, sandboxPairing } from '../contract/sandbox.ts';
import { createSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import { codeOn, inTurn, pairingPanel, watchPanel } from './fixtures/pairing-panel.ts';
import { pairedSession, reaches } from './fixtures/sessions.ts';
import { expect, test } from './fixtures/test.ts';

const session = 'front-desk';

/** Notes every text that any live region of the page has from now on. */
async function watchAnnouncements(page: Page): Promise<() => Promise<string[]>> {
  const said = await page.evaluateHandle(() => {
    const said: string[] = [];
    const listen = () => {
      for (const region of document.querySelectorAll(
        '[role="status"], [role="alert"], [role="log"], [aria-live]:not([aria-live="off"])',
      )) {
        const text = region.textContent ?? '';
        if (text !== '' && !said.includes(text)) said.push(text);
      }
    };
    listen();
    new MutationObserver(listen).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    return said;
  });
  return () => said.jsonValue();
}

test('a countdown is announced when it starts and when it is over, and not between', async ({
  page,
  api,
  signIn,
}) => {
  await api.call(sandboxPairing, { body: { refs: 2, seconds: 4 } });
  await api.call(createSession, { body: { name: session, network: 'sandbox', status: 'stopped' } });
  await signIn(page, paths.session(session));
  await expect(pairingPanel(page)).toBeVisible();
  const looks = await watchPanel(page);
  const announcements = await watchAnnouncements(page);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(codeOn(page)).toBeVisible();
  await expect(
    pairingPanel(page).getByRole('heading', { name: 'No code was scanned' }),
  ).toBeVisible({ timeout: 30_000 });

  const seen = await looks();
  const first = seen.findIndex(({ code }) => code !== null);
  expect(inTurn(seen.slice(first).flatMap(({ code }) => code ?? []))).toHaveLength(2);
  expect(inTurn(seen.slice(first).map(({ announced }) => announced.trim()))).toEqual([
    'A code to scan is on the screen.',
    'No code was scanned',
  ]);
  for (const text of await announcements()) expect(text).not.toMatch(/\d+\s(s|min)\b|Code \d/);
});

test('a status is told by a word, and its colour only repeats it', async ({
  page,
  api,
  signIn,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await api.call(createSession, { body: { name: 'kiosk', network: 'sandbox', status: 'stopped' } });
  await pairedSession(api, session);
  await pairedSession(api, 'archive');
  await api.call(sandboxOutcome, { body: { session: 'archive', next: 'banned' } });
  await reaches(api, 'archive', 'failed');
  await signIn(page, paths.sessions());
  for (const [name, word] of [
    ['kiosk', 'Stopped'],
    [session, 'Working'],
    ['archive', 'Banned'],
  ] as const) {
    await expect(page.getByRole('row', { name }).getByText(word, { exact: true })).toBeVisible();
  }
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('1 needs action');
  await expect(page.getByRole('banner').getByText('Live', { exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'archive', exact: true }).click();
  await expect(page.getByRole('img', { name: /^Last 24 hours: .*Banned/ })).toBeVisible();
});
