import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createForeignApp } from './app.ts';
import { House } from './house.ts';
import type { Oddity } from './oddities.ts';
import { Tokens } from './tokens.ts';

/** A server that is not ours: it knows the guide, and has habits of its own. */
export interface ForeignServer {
  /** Without a slash at the end. */
  readonly origin: string;
  /** For `config.json`. */
  readonly apiBaseUrl: string;
  readonly account: { readonly email: string; readonly password: string };
  readonly apiKey: string;
  /** May change while it runs. */
  readonly oddities: Set<Oddity>;
  /** Every request so far: `GET /api/v2/sessions/a/events?token`. */
  readonly requests: readonly string[];
  /** Gives a session another status, as its phone or WhatsApp does. */
  become(name: string, status: string, status_reason?: string): void;
  /** Every access token is an hour old now. */
  expireTokens(): void;
  /** No refresh token is good any more either. */
  endLogins(): void;
  stop(): Promise<void>;
}

/** Starts one on a free port of loopback. */
export async function startForeignServer(
  options: { oddities?: readonly Oddity[] } = {},
): Promise<ForeignServer> {
  const [house, tokens] = [await House.open(), new Tokens()];
  const oddities = new Set(options.oddities);
  const account = { email: 'someone@example.com', password: 'a foreign password' };
  const apiKey = 'molt_sk_1234567890abcdef';
  const requests: string[] = [];
  const onRequest = (line: string) => void requests.push(line);
  const app = createForeignApp({ house, tokens, oddities, account, apiKey, onRequest });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  return {
    ...{ origin, apiBaseUrl: `${origin}/api/v2`, account, apiKey, oddities, requests },
    become: (name, status, status_reason) => house.become(name, status, status_reason),
    expireTokens: () => tokens.expire(),
    endLogins: () => tokens.endLogins(),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
