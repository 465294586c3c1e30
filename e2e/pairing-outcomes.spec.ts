import type { Page } from '@playwright/test';
import {
  type PairingOutcome,
  sandboxNetwork,
  sandboxOutcome,
  sandboxPairing,
  sandboxScan,
} from '../contract/sandbox.ts';
import { createSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import type { Api } from './fixtures/api.ts';
import { codeOn, pairingPanel } from './fixtures/pairing-panel.ts';
import { pairedSession, unpairedSession } from './fixtures/sessions.ts';
import { expect, test } from './fixtures/test.ts';

const session = 'front-desk';

const phonePanel = (page: Page) => page.getByRole('region', { name: 'Sandbox phone' });
const action = (page: Page, name: string) => pairingPanel(page).getByRole('button', { name });
const scanButton = (page: Page) => phonePanel(page).getByRole('button', { name: /^Scan/ });

/** The panel explains one outcome, and the page's badge names it; there is no code to scan. */
async function expectOutcome(page: Page, { badge, title }: { badge: string; title: string }) {
  await expect(pairingPanel(page).getByRole('heading', { name: title })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByRole('main').getByText(badge, { exact: true }).first()).toBeVisible();
  await expect(codeOn(page)).toHaveCount(0);
}

async function expectLinked(page: Page) {
  await expectOutcome(page, { badge: 'Working', title: `${session} is linked` });
}

/** Lets a phone scan the code on the screen, with this outcome. */
async function scan(page: Page, outcome: string) {
  await expect(codeOn(page)).toBeVisible();
  await phonePanel(page).getByLabel('After the scan').selectOption(outcome);
  await scanButton(page).click();
}

/** Opens the page of a linked session, to which something then happens. */
async function openLinked(
  page: Page,
  api: Api,
  signIn: (page: Page, path: string) => Promise<void>,
) {
  await pairedSession(api, session);
  await signIn(page, paths.session(session));
  await expectLinked(page);
}

const happen = (api: Api, next: PairingOutcome) =>
  api.call(sandboxOutcome, { body: { session, next } });

test('scanned: the phone is linked, and the history tells of the steps', async ({
  page,
  api,
  signIn,
}) => {
  await unpairedSession(api, session);
  await signIn(page, paths.session(session));
  await scan(page, 'Links normally');
  await expectLinked(page);
  await expect(pairingPanel(page).getByText('Nora Whitfield', { exact: true })).toBeVisible();
  const changes = page.getByRole('table', { name: 'Status changes, newest first' });
  await expect(changes.getByRole('row').filter({ has: page.getByRole('cell') })).toContainText([
    'Working',
    /Finishing.*The code was scanned/,
    'Waiting for scan',
    'Starting',
  ]);
});

for (const [next, title] of [
  [null, `${session} is linked`],
  ['passkey', 'WhatsApp asked for a passkey'],
  ['banned', 'WhatsApp has banned this account'],
] as const) {
  test(`on a phone’s screen the frame stays where it is: ${title}`, async ({
    page,
    api,
    signIn,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await unpairedSession(api, session);
    await signIn(page, paths.session(session));
    await expect(codeOn(page)).toBeInViewport({ ratio: 1 });
    await expect(pairingPanel(page).getByText('Code 1 of 6')).toBeInViewport({ ratio: 1 });
    const place = await pairingPanel(page).boundingBox();
    if (next) await happen(api, next);
    await api.call(sandboxScan, { body: { session } });
    await expect(pairingPanel(page).getByRole('heading', { name: title })).toBeVisible();
    const now = await pairingPanel(page).boundingBox();
    expect([now?.x, now?.y, now?.width]).toEqual([place?.x, place?.y, place?.width]);
  });
}

test('no code was scanned: a new one is one button away', async ({ page, api, signIn }) => {
  await api.call(sandboxPairing, { body: { refs: 1, seconds: 3 } });
  await api.call(createSession, { body: { name: session, network: 'sandbox', status: 'stopped' } });
  await signIn(page, paths.session(session));
  await action(page, 'Start session').click();
  await expectOutcome(page, { badge: 'Codes expired', title: 'No code was scanned' });
  await api.call(sandboxPairing, { body: { refs: 6, seconds: null } });
  await action(page, 'Show a new code').click();
  await expect(codeOn(page)).toBeVisible();
});

test('WhatsApp asks for a passkey: a named end, not a wait', async ({ page, api, signIn }) => {
  await unpairedSession(api, session);
  await signIn(page, paths.session(session));
  await scan(page, 'WhatsApp asks for a passkey');
  await expectOutcome(page, {
    badge: 'Passkey required',
    title: 'WhatsApp asked for a passkey',
  });
  await expect(pairingPanel(page).getByText('The phone is not linked.')).toBeVisible();
  await expect(pairingPanel(page).getByText(/of at most/)).toHaveCount(0);
  await action(page, 'Link another account').click();
  await scan(page, 'Links normally');
  await expectLinked(page);
});

for (const { outcome, badge, title, explained, until } of [
  {
    outcome: 'The account is banned',
    badge: 'Banned',
    title: 'WhatsApp has banned this account',
    explained: 'Trying again can make it worse, so MoltFlow does not.',
  },
  {
    outcome: 'The account is restricted',
    badge: 'Restricted',
    title: 'WhatsApp has restricted this account',
    explained: 'Trying again can make it longer, so MoltFlow does not.',
    until: /^Ends in 23\sh$/,
  },
  {
    outcome: 'Something else answers as WhatsApp',
    badge: 'Not WhatsApp',
    title: 'What answered is not WhatsApp',
    explained: 'The certificate of what answered does not verify, so nothing was sent to it.',
  },
  {
    outcome: 'This version is too old',
    badge: 'Update needed',
    title: 'WhatsApp no longer accepts this version',
    explained: 'Update MoltFlow on the server, then start the session.',
  },
]) {
  test(`${badge}: explained, and not tried again`, async ({ page, api, signIn }) => {
    await unpairedSession(api, session);
    await signIn(page, paths.session(session));
    await scan(page, outcome);
    await expectOutcome(page, { badge, title });
    await expect(pairingPanel(page).getByText(explained)).toBeVisible();
    await expect(pairingPanel(page).getByText(/^Changed .*(?:ago|now)$/)).toBeVisible();
    await expect(pairingPanel(page).getByText(/^Ends in/)).toHaveText(until ? [until] : []);
    await expect(pairingPanel(page).getByRole('button')).toHaveCount(0);
  });
}

test('unlinked on the phone: says so, and links again with a new code', async ({
  page,
  api,
  signIn,
}) => {
  await openLinked(page, api, signIn);
  await phonePanel(page).getByRole('button', { name: 'Unlink on the phone' }).click();
  await expectOutcome(page, {
    badge: 'Logged out',
    title: 'This session was unlinked on its phone',
  });
  await action(page, 'Link again').click();
  await scan(page, 'Links normally');
  await expectLinked(page);
});

test('another connection took over: it is taken back here, without a new code', async ({
  page,
  api,
  signIn,
}) => {
  await openLinked(page, api, signIn);
  await phonePanel(page)
    .getByLabel('What WhatsApp does now')
    .selectOption('Another connection takes over');
  await phonePanel(page).getByRole('button', { name: 'Let it happen' }).click();
  await expectOutcome(page, { badge: 'Replaced', title: 'Another connection took over' });
  await action(page, 'Restart here').click();
  await expectLinked(page);
});

test('banned while linked: the same words as at a scan', async ({ page, api, signIn }) => {
  await openLinked(page, api, signIn);
  await happen(api, 'banned');
  await expectOutcome(page, { badge: 'Banned', title: 'WhatsApp has banned this account' });
});

test('the connection drops: the session stays linked, says since when, and comes back by itself', async ({
  page,
  api,
  signIn,
}) => {
  await openLinked(page, api, signIn);
  await api.call(sandboxNetwork, { body: { up: false } });
  await expectOutcome(page, {
    badge: 'Reconnecting',
    title: 'The connection to WhatsApp dropped',
  });
  await expect(pairingPanel(page).getByText(/^\d+\ss of at most 1\smin$/)).toBeVisible();
  await expect(pairingPanel(page).getByText('Nora Whitfield', { exact: true })).toBeVisible();
  await api.call(sandboxNetwork, { body: { up: true } });
  await expectLinked(page);
});

test('stopped: starts again without a new code', async ({ page, api, signIn }) => {
  await openLinked(page, api, signIn);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expectOutcome(page, { badge: 'Stopped', title: 'This session is stopped' });
  await action(page, 'Start session').click();
  await expectLinked(page);
});
