import {
  type PairingOutcome,
  sandboxOutcome,
  sandboxPairing,
  sandboxScan,
  sandboxUnlink,
} from '../contract/sandbox.ts';
import { createSession } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import type { Api } from './fixtures/api.ts';
import { codeOn } from './fixtures/pairing-panel.ts';
import { pairedSession, reaches, unpairedSession } from './fixtures/sessions.ts';
import { expect, test } from './fixtures/test.ts';

const scannedWith = (next: PairingOutcome) => async (api: Api, session: string) => {
  await unpairedSession(api, session);
  await api.call(sandboxOutcome, { body: { session, next } });
  await api.call(sandboxScan, { body: { session } });
};

async function expired(api: Api, name: string) {
  await api.call(sandboxPairing, { body: { refs: 1, seconds: 0.2 } });
  await api.call(createSession, { body: { name, network: 'sandbox' } });
  await reaches(api, name, 'failed');
  await api.call(sandboxPairing, { body: { refs: 6, seconds: null } });
}

async function unlinked(api: Api, session: string) {
  await pairedSession(api, session);
  await api.call(sandboxUnlink, { body: { session } });
}

/** `step`: what the row offers; what leads to the page explains there. */
const unhealthy = [
  {
    name: 'returns',
    word: 'Codes expired',
    why: 'None was scanned',
    step: { role: 'button', label: 'New code' },
    prepare: expired,
  },
  {
    name: 'press-office',
    word: 'Passkey required',
    why: 'Asked by WhatsApp',
    step: { role: 'link', label: 'What to do' },
    prepare: scannedWith('passkey'),
  },
  {
    name: 'sales',
    word: 'Logged out',
    why: 'Unlinked on the phone',
    step: { role: 'button', label: 'Link again' },
    prepare: unlinked,
  },
  {
    name: 'warehouse',
    word: 'Replaced',
    why: 'Another connection took over',
    step: { role: 'button', label: 'Restart here' },
    prepare: scannedWith('replaced'),
  },
  {
    name: 'campaigns',
    word: 'Banned',
    why: 'By WhatsApp',
    step: { role: 'link', label: 'What to do' },
    prepare: scannedWith('banned'),
  },
  {
    name: 'newsletter',
    word: 'Restricted',
    why: /Ends in 23\sh/,
    step: { role: 'link', label: 'See limits' },
    prepare: scannedWith('restricted'),
  },
  {
    name: 'branch',
    word: 'Not WhatsApp',
    why: 'The certificate does not verify',
    step: { role: 'link', label: 'What to do' },
    prepare: scannedWith('untrusted'),
  },
  {
    name: 'kiosk',
    word: 'Update needed',
    why: 'WhatsApp refused this version',
    step: { role: 'link', label: 'What to do' },
    prepare: scannedWith('outdated'),
  },
] as const;

test('each unhealthy session says what and why in its row, and offers its own next step', async ({
  page,
  api,
  signIn,
}) => {
  for (const { name, prepare } of unhealthy) {
    await prepare(api, name);
    await reaches(api, name, 'failed');
  }
  await signIn(page, paths.sessions());
  for (const { name, word, why, step } of unhealthy) {
    const row = page.getByRole('row', { name });
    await expect(row.getByText(word, { exact: true })).toBeVisible();
    await expect(row).toContainText(why);
    await expect(row.getByRole(step.role, { name: `${step.label}: ${name}` })).toBeVisible();
  }

  for (const [step, name] of [
    ['New code', 'returns'],
    ['Link again', 'sales'],
  ] as const) {
    await page.getByRole('button', { name: `${step}: ${name}` }).click();
    await expect(page).toHaveURL(paths.session(name));
    await expect(codeOn(page)).toBeVisible();
    await page.goBack();
  }
  await page.getByRole('link', { name: 'See limits: newsletter' }).click();
  await expect(
    page.getByRole('heading', { name: 'WhatsApp has restricted this account' }),
  ).toBeVisible();
});
