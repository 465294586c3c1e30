import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from './app.ts';
import { prepareSetup } from './auth/setup.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createLive } from './live.ts';
import type { Log } from './log.ts';
import { openStore } from './store/open-store.ts';
import { createWhatsAppSessions } from './whatsapp/create-sessions.ts';
import { openSandbox } from './whatsapp/sandbox.ts';

/** How long answers that are under way may take once the server stops. */
const lastAnswersMs = 4_000;

export interface RunningServer {
  /** Where the dashboard is, without a slash at the end. */
  readonly url: string;
  /** The token of the setup link; null once there is an owner. */
  readonly setupToken: string | null;
  /** Stops accepting, ends the streams, keeps every phone linked, closes the store. */
  close(): Promise<void>;
}

export async function startServer(
  config: Config,
  deps: { log: Log; staticDir: string; version: string },
): Promise<RunningServer> {
  const { log, staticDir, version } = deps;
  const clock = systemClock;
  const closing = new AbortController();
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    closing.abort();
    for (const closeOne of closers.splice(0).reverse()) await closeOne();
  };

  try {
    const store = await openStore({
      dataDir: config.dataDir,
      databaseUrl: config.databaseUrl,
      log: (message) => log.info(message),
    });
    closers.push(() => store.close());
    const setupToken = await prepareSetup({ store, clock, admin: config.admin });
    const sandbox = await openSandbox({
      mode: config.sandbox ? 'on' : 'off',
      url: config.sandboxUrl,
      storage: store.sandboxState,
    });
    if (sandbox) closers.push(() => sandbox.close());
    const live = createLive({ epoch: randomBytes(6).toString('hex') });
    const whatsapp = createWhatsAppSessions({ store, live, clock, log, sandbox });
    closers.push(() => whatsapp.close());

    const app = createApp({
      ...{ config, store, whatsapp, sandbox, live, clock, log, staticDir, version },
      closing: closing.signal,
    });
    const server = createAdaptorServer({ fetch: app.fetch }) as Server;
    await listen(server, config);
    closers.push(() => stopServing(server));
    whatsapp.restore().catch((err) => log.error({ err }, 'the sessions could not be restored'));
    return { url: urlOf(server, config.host), setupToken, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function stopServing(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), lastAnswersMs);
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
