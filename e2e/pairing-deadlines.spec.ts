import { createPairingLink } from '../contract/pairing-links.ts';
import { sandboxNetwork } from '../contract/sandbox.ts';
import { createSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import { codeOn, pairingPanel } from './fixtures/pairing-panel.ts';
import { unpairedSession } from './fixtures/sessions.ts';
import { expect, test } from './fixtures/test.ts';

const session = 'front-desk';

/** What the server gives WhatsApp, and some for a busy machine. */
const aMinute = { timeout: 90_000 };
const elapsed = /^\d+\ss of at most 1\smin$/;

test.describe.configure({ timeout: 150_000 });

test('scanned, and never let in: the wait is counted, and ends with a way on', async ({
  page,
  api,
  signIn,
}) => {
  await unpairedSession(api, session);
  await signIn(page, paths.session(session));
  const panel = pairingPanel(page);
  await expect(codeOn(page)).toBeVisible();
  await page.getByLabel('After the scan').selectOption('The login never finishes');
  await page.getByRole('button', { name: /^Scan/ }).click();

  await expect(
    panel.getByRole('heading', { name: 'The phone has scanned the code' }),
  ).toBeVisible();
  await expect(codeOn(page)).toHaveCount(0);
  await expect(panel.getByText('Keep WhatsApp open on the phone.')).toBeVisible();
  await expect(panel.getByRole('button')).toHaveText(['Cancel']);
  const waited = (await panel.getByText(elapsed).textContent()) ?? '';
  await expect(panel.getByText(elapsed)).not.toHaveText(waited);

  await expect(panel.getByRole('heading', { name: 'WhatsApp did not answer in time' })).toBeVisible(
    aMinute,
  );
  await expect(
    page.getByRole('main').getByText('Timed out', { exact: true }).first(),
  ).toBeVisible();
  await panel.getByRole('button', { name: 'Restart session' }).click();
  await expect(panel.getByRole('heading', { name: `${session} is linked` })).toBeVisible();
});

test('WhatsApp can’t be reached: said after a minute, to the holder of a link too, and tried on', async ({
  page,
  api,
  signIn,
  newBrowser,
}) => {
  await api.call(sandboxNetwork, { body: { up: false } });
  await api.call(createSession, { body: { name: session, network: 'sandbox' } });
  const link = await api.call(createPairingLink, { params: { name: session }, body: {} });
  const holder = await (await newBrowser()).newPage();
  await holder.goto(link.url);
  await signIn(page, paths.session(session));
  const panel = pairingPanel(page);
  for (const shown of [panel, holder.getByRole('main')]) {
    await expect(shown.getByRole('heading', { name: 'Connecting to WhatsApp' })).toBeVisible();
    await expect(shown.getByText(elapsed)).toBeVisible();
  }

  for (const shown of [panel, holder.getByRole('main')]) {
    const title = shown.getByRole('heading', { name: 'This server can’t reach WhatsApp' });
    await expect(title).toBeVisible(aMinute);
    await expect(shown.getByText(/^Next try in \d+\ss$/)).toBeVisible();
  }
  await expect(panel.getByText('A firewall or DNS on the server')).toBeVisible();
  await api.call(sandboxNetwork, { body: { up: true } });
  await panel.getByRole('button', { name: 'Try now' }).click();
  await expect(codeOn(page)).toBeVisible();
  await expect(codeOn(holder)).toBeVisible();
});
