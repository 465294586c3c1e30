import type { BinaryNode, KeyPair } from 'baileys';
import { issueServerIdentity } from './certificate-chain.ts';
import type { Connection } from './connection.ts';
import { SandboxError } from './control.ts';
import { Delivery } from './delivery.ts';
import { Groups } from './groups.ts';
import { answerQuery } from './iq-handlers.ts';
import { login } from './login.ts';
import { Messages } from './messages.ts';
import type { Handshake } from './noise-responder.ts';
import { Outcomes } from './outcomes.ts';
import { Pairing } from './pairing.ts';
import { Peers } from './peers.ts';
import { Receipts } from './receipts.ts';
import { stanza, timestamp } from './stanzas.ts';
import type { State } from './state.ts';

/** Tells a device that its message cannot be sent as it is. */
const BAD_REQUEST = '400';

/** The parts of the network, and which of them a device's stanza is for. */
export class Network {
  readonly state: State;
  readonly outcomes;
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
    this.outcomes = new Outcomes(issueServerIdentity(rootKey));
    this.delivery = new Delivery(state);
    this.peers = new Peers(state);
    this.groups = new Groups(state, this.delivery);
    this.receipts = new Receipts(state, this.delivery);
    this.messages = new Messages(state, this.delivery, this.groups, this.peers, this.receipts);
    this.pairing = new Pairing(state, this.delivery, this.peers, this.outcomes);
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
    else login(this, connection, handshake);
  }

  async onStanza(connection: Connection, node: BinaryNode): Promise<void> {
    const device = connection.device && this.state.devices.get(connection.device);
    if (!device) {
      if (node.tag === 'iq') connection.send(this.pairing.answer(connection, node));
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
