import { createParser } from 'eventsource-parser';
import { sessionStream } from '../contract/events.ts';
import { createSession } from '../contract/sessions.ts';
import { type Api, logIn, urlOf } from './fixtures/api.ts';
import { test as base, expect } from './fixtures/elsewhere.ts';
import { type SandboxProcess, startSandboxProcess } from './fixtures/sandbox-process.ts';
import type { Secrets } from './fixtures/secrets.ts';
import type { RunningServer } from './fixtures/server.ts';
import type { StaticHost } from './fixtures/static-host.ts';
import { asAdmin } from './fixtures/test.ts';
import { makeJourneys, openSession } from './journeys.ts';

const test = base.extend<object, { sandbox: SandboxProcess }>({
  sandbox: [
    // biome-ignore lint/correctness/noEmptyPattern: a fixture names what it needs, which is nothing
    async ({}, use) => {
      const sandbox = await startSandboxProcess();
      await use(sandbox);
      await sandbox.stop();
    },
    { scope: 'worker' },
  ],
  serverEnv: ({ host, sandbox }, use) =>
    use({ ...asAdmin, CORS_ORIGINS: host.origin, GUIDE_ONLY: 'on', SANDBOX_URL: sandbox.url }),
  // There are no endpoints to put the sandbox back with.
  api: async ({ server, secrets, owner }, use) => {
    await use(await logIn(server.origin, secrets, owner));
  },
});

/** The code that the session shows now, as its stream tells it. */
async function codeOf(origin: string, api: Api, secrets: Secrets, name: string): Promise<string> {
  const stop = new AbortController();
  const response = await fetch(urlOf(origin, sessionStream, { params: { name }, query: {} }), {
    headers: { Authorization: `Bearer ${api.token}` },
    signal: stop.signal,
  });
  let code = '';
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === 'qr') code = JSON.parse(data).qr_text;
    },
  });
  for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    parser.feed(text);
    if (code) break;
  }
  stop.abort();
  secrets.add('the text of a QR code', code);
  return code;
}

interface Servers {
  readonly host: StaticHost;
  readonly server: RunningServer;
}

for (const [where, waiting, startOn] of [
  ['from another origin', 'front-desk', ({ host }: Servers) => host.url],
  ['from its own pages', 'kiosk', ({ server }: Servers) => server.origin],
] as const) {
  test(`our server, with what the guide names and nothing more, ${where}`, async ({
    page,
    host,
    server,
    api,
    owner,
    secrets,
    sandbox,
    watch,
  }) => {
    watch.expectConsoleError(/status of 40[014]/);
    await api.call(createSession, { body: { name: waiting, network: 'sandbox' } });
    await page.goto(startOn({ host, server }));
    await makeJourneys(
      page,
      {
        ...{ account: owner, kind: 'ours, with GUIDE_ONLY', waiting },
        scan: async () => sandbox.scan(await codeOf(server.origin, api, secrets, waiting)),
      },
      async () => {
        await openSession(page, waiting);
        await expect(page.getByText('Updates every 30 s')).toBeVisible();
        const words = 'This server does not tell how the status changed.';
        await expect(page.getByText(words)).toBeVisible();
        await expect(page.getByRole('link', { name: 'API reference' })).toHaveCount(0);
      },
    );
  });
}
