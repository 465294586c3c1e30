import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Curve, type KeyPair } from 'baileys';
import { WebSocketServer } from 'ws';
import { Connection } from './connection.ts';
import type { SandboxControl } from './control.ts';
import { controlApi } from './http-control.ts';
import { LocalSandbox } from './local-sandbox.ts';
import { Network } from './network.ts';
import { makeFirstPhones } from './people.ts';
import { loadState, type State } from './state.ts';
import { memoryStorage, type SandboxStorage } from './storage.ts';

export interface SandboxOptions {
  storage?: SandboxStorage;
  port?: number;
  host?: string;
  /** also answer `/control/…` over HTTP on the same port, for other processes of this machine */
  httpControl?: boolean;
}

/** Starts a WhatsApp network on loopback. */
export async function startSandbox(options: SandboxOptions = {}): Promise<SandboxControl> {
  const { storage = memoryStorage(), port = 0, host = '127.0.0.1' } = options;
  const state = await loadState(storage);
  const rootKey = await loadRootKey(state);
  if (state.phones.values().length === 0) makeFirstPhones(state);
  const network = new Network(state, rootKey);
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer();
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (!network.isUp) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (opened) => {
      network.accept(new Connection(opened, network.outcomes.nextIdentity(), network));
    });
  });
  server.listen(port, host);
  await once(server, 'listening');
  const url = `ws://${host}:${(server.address() as AddressInfo).port}/ws/chat`;
  const sandbox = new LocalSandbox(url, rootKey.public, network, () =>
    stop(server, network, state),
  );
  server.on(
    'request',
    options.httpControl
      ? controlApi(sandbox)
      : (_request, response) => response.writeHead(404).end(),
  );
  return sandbox;
}

async function loadRootKey(state: State): Promise<KeyPair> {
  const known = state.rootKeys.get('root');
  if (known) return known;
  const made = Curve.generateKeyPair();
  state.rootKeys.set('root', made);
  await state.saved();
  return made;
}

async function stop(server: Server, network: Network, state: State): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  network.dropAll();
  server.closeAllConnections();
  await closed;
  await state.saved();
}
