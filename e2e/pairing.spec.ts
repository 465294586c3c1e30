import type { Page } from '@playwright/test';
import { accountStream, sessionStream } from '../contract/events.ts';
import { sandboxPairing, sandboxScan } from '../contract/sandbox.ts';
import { createSession, getQrCode } from '../contract/sessions.ts';
import { paths } from '../src/paths.ts';
import { type Api, urlOf } from './fixtures/api.ts';
import { test as testWithOwnServer } from './fixtures/own-server.ts';
import {
  codeOn,
  drawingOf,
  drawingOn,
  inTurn,
  pairingPanel,
  watchPanel,
} from './fixtures/pairing-panel.ts';
import { reaches, unpairedSession } from './fixtures/sessions.ts';
import { expect, test } from './fixtures/test.ts';

const session = 'front-desk';
const newCode = (page: Page) => pairingPanel(page).getByRole('button', { name: 'Show a new code' });

/** How many seconds the panel says the code still has. */
async function secondsLeft(page: Page): Promise<number> {
  const left = pairingPanel(page).getByText(/^\d+\s(mins?|s)(\s\d+\ss)?$/);
  const text = (await left.textContent()) ?? '';
  const [, minutes = 0] = /(\d+)\smin/.exec(text) ?? [];
  const [, seconds = 0] = /(\d+)\ss/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

/** Opens the session's page on codes that live for seconds only. */
async function openOnShortCodes(api: Api, open: () => Promise<void>, refs: number) {
  await api.call(sandboxPairing, { body: { refs, seconds: 3 } });
  await api.call(createSession, { body: { name: session, network: 'sandbox', status: 'stopped' } });
  await open();
}

test('the countdown runs on the expiry that came with the code', async ({ page, api, signIn }) => {
  await api.call(sandboxPairing, { body: { refs: 2, seconds: 300 } });
  await unpairedSession(api, session);
  await signIn(page, paths.session(session));
  await expect(pairingPanel(page).getByText('Code 1 of 2')).toBeVisible();

  const { expires_at } = await api.call(getQrCode, { params: { name: session } });
  const expected = () => (Date.parse(expires_at ?? '') - Date.now()) / 1000;
  const first = await secondsLeft(page);
  expect(Math.abs(first - expected())).toBeLessThan(3);
  await expect.poll(() => secondsLeft(page)).toBeLessThan(first);
  expect(Math.abs((await secondsLeft(page)) - expected())).toBeLessThan(3);
});

test('what is drawn is the code of the server', async ({ page, api, signIn }) => {
  await unpairedSession(api, session);
  await signIn(page, paths.session(session));
  await expect(codeOn(page)).toBeVisible();
  await expect(async () => {
    const { qr_text } = await api.call(getQrCode, { params: { name: session } });
    const drawn = (await drawingOn(page)) === drawingOf(qr_text ?? '');
    expect(drawn, 'the drawing is that of the code').toBe(true);
  }).toPass({ timeout: 30_000 });
});

test('each new code takes the place of the last, until none is left', async ({
  page,
  api,
  signIn,
}) => {
  await openOnShortCodes(api, () => signIn(page, paths.session(session)), 3);
  await expect(pairingPanel(page)).toBeVisible();
  const looks = await watchPanel(page);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(codeOn(page)).toBeVisible();
  const place = await codeOn(page).boundingBox();
  await expect(page.getByRole('img', { name: 'Code 2 of 3 to scan' })).toBeVisible();
  expect(await codeOn(page).boundingBox()).toEqual(place);
  await expect(
    pairingPanel(page).getByRole('heading', { name: 'No code was scanned' }),
  ).toBeVisible({ timeout: 30_000 });

  const shown = (await looks()).filter(({ code }) => code !== null);
  expect(inTurn(shown.map(({ code }) => code))).toEqual([
    'Code 1 of 3 to scan',
    'Code 2 of 3 to scan',
    'Code 3 of 3 to scan',
  ]);
  const drawings = shown.map(({ code, drawing }) => `${code} ${drawing}`);
  expect(inTurn(drawings)).toHaveLength(3);
  expect(new Set(shown.map(({ drawing }) => drawing)).size).toBe(3);
});

test('when the codes ran out none is left to scan, and one button asks for a new one', async ({
  page,
  api,
  signIn,
}) => {
  await openOnShortCodes(api, () => signIn(page, paths.session(session)), 1);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(codeOn(page)).toBeVisible();
  await expect(newCode(page)).toBeVisible({ timeout: 30_000 });
  await expect(codeOn(page)).toHaveCount(0);
  await expect(pairingPanel(page).getByRole('img')).toHaveCount(0);
  await expect(pairingPanel(page).getByRole('button')).toHaveText(['Show a new code']);

  // As long as another session takes to run out of codes, this one asks for none.
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes(`/sessions/${session}`)) asked.push(request.url());
  });
  await api.call(createSession, { body: { name: 'returns', network: 'sandbox' } });
  await reaches(api, 'returns', 'qr_code');
  await reaches(api, 'returns', 'failed');
  expect(asked).toEqual([]);
  await expect(newCode(page)).toBeVisible();

  await api.call(sandboxPairing, { body: { refs: 4, seconds: 60 } });
  await newCode(page).click();
  await expect(page.getByRole('img', { name: 'Code 1 of 4 to scan' })).toBeVisible();
  await expect(newCode(page)).toHaveCount(0);
});

testWithOwnServer(
  'with the stream down no code stays on the screen, and it comes back with the stream',
  async ({ page, api, ownServer, signIn }) => {
    // A server starts twice, and the page waits longer each time that it finds none.
    testWithOwnServer.slow();
    await unpairedSession(api, session);
    await signIn(page, paths.session(session));
    await expect(codeOn(page)).toBeVisible();

    await ownServer.stop();
    await expect(
      pairingPanel(page).getByRole('heading', { name: 'The code was taken off the screen' }),
    ).toBeVisible();
    await expect(codeOn(page)).toHaveCount(0);
    await expect(pairingPanel(page).getByRole('button')).toHaveText(['Show a new code']);
    await newCode(page).click();
    await expect(pairingPanel(page).getByRole('alert')).toContainText('The server did not answer.');
    await expect(codeOn(page)).toHaveCount(0);

    await ownServer.startAgain();
    await expect(codeOn(page)).toBeVisible({ timeout: 30_000 });
    await expect(pairingPanel(page).getByRole('alert')).toHaveCount(0);
  },
);

test('success names the account in every tab, politely, and takes the code away', async ({
  page,
  context,
  api,
  signIn,
}) => {
  await unpairedSession(api, session);
  await signIn(page, paths.session(session));
  const second = await context.newPage();
  await second.goto(paths.session(session));
  const list = await context.newPage();
  await list.goto(paths.sessions());
  for (const tab of [page, second]) await expect(codeOn(tab)).toBeVisible();
  await expect(list.getByRole('row', { name: session }).getByText('Code 1 of 6')).toBeVisible();

  await api.call(sandboxScan, { body: { session, phone: '447700900187' } });
  for (const tab of [page, second]) {
    const panel = pairingPanel(tab);
    await expect(panel.getByRole('heading', { name: `${session} is linked` })).toBeVisible();
    await expect(panel.getByText('Dana Peretz', { exact: true })).toBeVisible();
    await expect(panel.getByText('+44 7700 900187')).toBeVisible();
    await expect(codeOn(tab)).toHaveCount(0);
    await expect(panel.getByRole('status')).toHaveText(`${session} is linked to Dana Peretz.`);
    await expect(panel.getByRole('alert')).toHaveCount(0);
  }
  const row = list.getByRole('row', { name: session });
  await expect(row.getByText('Working')).toBeVisible();
  await expect(row.getByText('Dana Peretz')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 320]) {
    test(`the code is dark on light with a quiet zone: ${colorScheme}, ${width} px wide`, async ({
      page,
      api,
      signIn,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await unpairedSession(api, session);
      await signIn(page, paths.session(session));
      await expect(codeOn(page)).toBeVisible();
      const look = await codeOn(page).evaluate((svg: SVGSVGElement) => {
        const modules = svg.querySelector<SVGPathElement>('path:last-of-type');
        const paper = svg.parentElement;
        if (!modules || !paper) throw new Error('There is no code.');
        const canvas = document.createElement('canvas').getContext('2d');
        // 0 is black, 1 is white.
        const lightness = (colour: string) => {
          if (!canvas) throw new Error('There is no canvas.');
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
          return (red + green + blue) / 3 / 255;
        };
        const drawn = modules.getBBox();
        const { width: all } = svg.viewBox.baseVal;
        return {
          ink: lightness(getComputedStyle(modules).fill),
          paper: lightness(getComputedStyle(paper).backgroundColor),
          quiet: [drawn.x, drawn.y, all - drawn.x - drawn.width, all - drawn.y - drawn.height],
          size: svg.getBoundingClientRect().width,
        };
      });
      expect(look.ink).toBeLessThan(0.2);
      expect(look.paper).toBeGreaterThan(0.9);
      for (const side of look.quiet) expect(side).toBeGreaterThanOrEqual(4);
      expect(look.size).toBeGreaterThanOrEqual(240);
    });
  }
}

test('no answer with a code may be stored, and nothing of the browser’s stores one', async ({
  page,
  api,
  signIn,
  server,
  secrets,
}) => {
  const cacheControl = new Map<string, string | undefined>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    cacheControl.set(pathname, response.headers()['cache-control']);
  });
  await unpairedSession(api, session);
  await signIn(page, paths.session(session));
  await expect(codeOn(page)).toBeVisible();
  for (const url of [
    urlOf(server.origin, getQrCode, { params: { name: session } }),
    urlOf(server.origin, accountStream, {}),
  ]) {
    await expect.poll(() => cacheControl.get(new URL(url).pathname)).toContain('no-store');
  }
  const stream = await fetch(urlOf(server.origin, sessionStream, { params: { name: session } }), {
    headers: { Authorization: `Bearer ${api.token}`, Accept: 'text/event-stream' },
  });
  expect(stream.headers.get('Cache-Control')).toContain('no-store');
  await stream.body?.cancel();

  const stored = await page.evaluate(async () =>
    JSON.stringify({
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookies: document.cookie,
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
    }),
  );
  expect(secrets.foundIn(stored)).toEqual([]);
  expect(JSON.parse(stored)).toMatchObject({ databases: [], caches: [] });
});
