import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BinaryNode, Curve, type KeyPair } from 'baileys';
import { WebSocketServer } from 'ws';
import { issueServerIdentity } from './certificate-chain.ts';
import { Connection } from './connection.ts';
import { type SandboxControl, SandboxError } from './control.ts';
import { Delivery } from './delivery.ts';
import { Groups } from './groups.ts';
import { controlApi } from './http-control.ts';
import { answerQuery } from './iq-handlers.ts';
import { LocalSandbox } from './local-sandbox.ts';
import { login } from './login.ts';
import { Messages } from './messages.ts';
import type { Handshake } from './noise-responder.ts';
import { Pairing } from './pairing.ts';
import { Peers } from './peers.ts';
import { makeFirstPhones } from './people.ts';
import { Receipts } from './receipts.ts';
import { stanza, timestamp } from './stanzas.ts';
import { loadState, type State } from './state.ts';
import { memoryStorage, type SandboxStorage } from './storage.ts';

/** Tells a device that its message cannot be sent as it is. */
const BAD_REQUEST = '400';

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
      network.accept(new Connection(opened, network.identity, network));
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

/** The parts of the network, and which of them a device's stanza is for. */
export class Network {
  readonly state: State;
  readonly identity;
  readonly delivery;
  readonly peers;
  readonly groups;
  readonly receipts;
  readonly messages;
  readonly pairing;
  isUp = true;
  readonly #connections = new Set<Connection>();

  constructor(state: State, rootKey: KeyPair) {
    this.state = state;
    this.identity = issueServerIdentity(rootKey);
    this.delivery = new Delivery(state);
    this.peers = new Peers(state);
    this.groups = new Groups(state, this.delivery);
    this.receipts = new Receipts(state, this.delivery);
    this.messages = new Messages(state, this.delivery, this.groups, this.peers, this.receipts);
    this.pairing = new Pairing(state, this.delivery, this.peers);
  }

  accept(connection: Connection): void {
    this.#connections.add(connection);
  }

  dropAll(): void {
    for (const connection of this.#connections) connection.drop();
  }

  onClose(connection: Connection): void {
    this.#connections.delete(connection);
    this.pairing.forget(connection);
    this.delivery.disconnect(connection);
  }

  async onHandshake(connection: Connection, handshake: Handshake): Promise<void> {
    if (handshake.payload.devicePairingData) this.pairing.start(connection, handshake.deviceKey);
    else login(this.state, this.delivery, connection, handshake);
  }

  async onStanza(connection: Connection, node: BinaryNode): Promise<void> {
    const device = connection.device && this.state.devices.get(connection.device);
    if (!device) {
      if (node.tag === 'iq') connection.send(this.pairing.answer(node));
      return;
    }
    const acknowledge = () => connection.send(ackOf(node));
    switch (node.tag) {
      case 'iq':
        connection.send(await answerQuery(this, device, node));
        break;
      case 'message':
        await this.messages.fromDevice(device, node, acknowledge).catch((error: unknown) => {
          if (!(error instanceof SandboxError)) throw error;
          connection.send(ackOf(node, { error: BAD_REQUEST }));
        });
        break;
      case 'receipt':
        await this.receipts.fromDevice(device, node, acknowledge);
        break;
      case 'ack':
        this.delivery.acknowledge(device.jid, { tag: node.attrs.class ?? '', attrs: node.attrs });
    }
  }
}

function ackOf({ tag, attrs }: BinaryNode, more: BinaryNode['attrs'] = {}): BinaryNode {
  const { id = '', to = '' } = attrs;
  return stanza('ack', { class: tag, id, from: to, t: timestamp(), ...more });
}
