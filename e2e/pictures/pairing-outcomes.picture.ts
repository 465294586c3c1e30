import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { createPairingLink } from '../../contract/pairing-links.ts';
import { sandboxNetwork } from '../../contract/sandbox.ts';
import { paths } from '../../src/paths.ts';
import { expect, test } from '../fixtures/own-server.ts';
import { codeOn, pairingPanel } from '../fixtures/pairing-panel.ts';
import { unpairedSession } from '../fixtures/sessions.ts';
import { startStaticHost } from '../fixtures/static-host.ts';
import { startForeignServer } from '../foreign-server/start.ts';
import { sheet } from './sheet.ts';
import { type Shots, shoot } from './shots.ts';
import {
  cutOff,
  finishing,
  lasting,
  type Stage,
  timedOut,
  unreachable,
  waiting,
} from './stages.ts';

const target = join(resolve(import.meta.dirname, '../..'), 'docs/pairing-outcomes.png');

/** The order of the sheet, by caption. */
const order = [
  ...['qr_code', 'qr_code, by number', 'qr_code, by a link', 'starting', 'starting · finishing'],
  ...['working', 'working · reconnecting', 'stopped', 'failed · qr_expired', 'no live connection'],
  ...['passkey_required', 'logged_out', 'replaced', 'banned', 'restricted'].map(
    (reason) => `failed · ${reason}`,
  ),
  ...['client_outdated', 'network', 'untrusted_server', 'timeout'].map(
    (reason) => `failed · ${reason}`,
  ),
  'any other, as itself',
];

const panelSays = (page: Page, heading: string) =>
  expect(pairingPanel(page).getByRole('heading', { name: heading })).toBeVisible({
    timeout: 100_000,
  });

/** A status that only a server which is not ours has. */
async function shootUnknown(page: Page): Promise<Shots> {
  const [host, foreign] = [await startStaticHost(), await startForeignServer()];
  host.config = { apiBaseUrl: foreign.apiBaseUrl };
  foreign.become('sales-bot', 'failed', 'number_frozen');
  await page.goto(host.url);
  await page.getByLabel('Email').fill(foreign.account.email);
  await page.getByLabel('Password', { exact: true }).fill(foreign.account.password);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'sales-bot', exact: true }).click();
  await panelSays(page, 'This session has failed');
  const shots = await shoot(page, 'any other, as itself', pairingPanel(page));
  await page.close();
  await Promise.all([host.stop(), foreign.stop()]);
  return shots;
}

test('the pairing page in every outcome', async ({
  page,
  api,
  ownServer,
  signIn,
  newBrowser,
  watch,
}) => {
  watch.expectConsoleError(/status of 40[149]/);
  watch.expectAddress(/\/events\?token=/);
  const taken = new Map<string, Shots>();
  const keep = (shots: Shots) => void taken.set(shots.caption, shots);
  const take = async (page: Page, { status, session, heading }: Stage) => {
    await page.goto(paths.session(session));
    await panelSays(page, heading);
    keep(await shoot(page, status, pairingPanel(page)));
  };

  for (const { prepare, session } of [...lasting, waiting, finishing]) await prepare(api, session);
  await signIn(page, paths.sessions());
  await take(page, finishing);

  await page.goto(paths.session(waiting.session));
  await expect(codeOn(page)).toBeVisible();
  keep(await shoot(page, waiting.status, pairingPanel(page)));
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('link', { name: 'Link with phone number' }).click();
  await page.getByLabel('Number of the phone').fill('+44 7700 900142');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Copy the code' })).toBeVisible();
  keep(await shoot(page, 'qr_code, by number', pairingPanel(page)));

  const holder = await (await newBrowser()).newPage();
  const link = await api.call(createPairingLink, { params: { name: waiting.session }, body: {} });
  await holder.goto(link.url);
  await expect(codeOn(holder)).toBeVisible();
  keep(await shoot(holder, 'qr_code, by a link', holder.getByRole('main')));
  await holder.close();

  for (const stage of lasting) await take(page, stage);
  keep(await shootUnknown(await (await newBrowser()).newPage()));
  await take(page, timedOut);

  for (const { prepare, session } of cutOff) await prepare(api, session);
  for (const stage of cutOff) await take(page, stage);
  await take(page, unreachable);
  await api.call(sandboxNetwork, { body: { up: true } });

  await unpairedSession(api, 'reception');
  await page.goto(paths.session('reception'));
  await expect(codeOn(page)).toBeVisible();
  await ownServer.stop();
  await panelSays(page, 'The code was taken off the screen');
  keep(await shoot(page, 'no live connection', pairingPanel(page)));
  await ownServer.startAgain();

  const shots = order.map((caption) => {
    const found = taken.get(caption);
    if (!found) throw new Error(`There is no picture of ${caption}.`);
    return found;
  });
  const board = await (await newBrowser()).newPage();
  await board.setContent(await sheet(shots));
  const { width = 0, height = 0 } = (await board.locator('body').boundingBox()) ?? {};
  await board.setViewportSize({ width: Math.ceil(width), height: Math.ceil(height) });
  await board.screenshot({ path: target, scale: 'css' });
});
