import type { BinaryNode } from 'baileys';
import { SERVER } from './addresses.ts';
import type { Connection } from './connection.ts';
import { initialHistory } from './initial-history.ts';
import { stanza } from './stanzas.ts';
import type { Device, QueuedStanza, State } from './state.ts';

/**
 * Brings stanzas to linked devices. Each waits in the device's queue, online or not, until the
 * device has acknowledged it, so that nothing is lost and nothing acknowledged comes twice.
 */
export class Delivery {
  readonly #state: State;
  readonly #online = new Map<string, Connection>();

  constructor(state: State) {
    this.#state = state;
  }

  devicesOf(phone: string): Device[] {
    return this.#state.devices.values().filter((device) => device.phone === phone);
  }

  onlineOf(phone: string): Connection[] {
    return this.devicesOf(phone).flatMap(({ jid }) => this.#online.get(jid) ?? []);
  }

  /** Sends what the device missed; from here on it gets stanzas as they come. */
  connect(device: Device, connection: Connection): void {
    this.#online.get(device.jid)?.endStream(null, 'replaced');
    this.#online.set(device.jid, connection);
    connection.device = device.jid;
    const missed = this.#queueOf(device.jid);
    const count = String(missed.length);
    connection.send(networkInfo('offline_preview', { count }));
    for (const { node } of missed) {
      connection.send({ ...node, attrs: { ...node.attrs, offline: '0' } });
    }
    connection.send(networkInfo('offline', { count }));
    if (device.historyMessage) connection.send(initialHistory(device, device.historyMessage));
  }

  disconnect(connection: Connection): void {
    const jid = connection.device;
    if (jid && this.#online.get(jid) === connection) this.#online.delete(jid);
  }

  /**
   * Queues a stanza and, once it is saved, sends it. `delay` (milliseconds) only holds back the
   * sending: a device that logs in meanwhile gets it with what it missed.
   */
  async deliver(devices: Device[], node: BinaryNode, delay = 0): Promise<void> {
    const connections = devices.map(({ jid }) => {
      const key = queueKey(jid, node);
      this.#state.queue.set(key, { device: jid, node, order: this.#state.nextOrder() });
      return { connection: this.#online.get(jid), key };
    });
    await this.#state.saved();
    const send = () => {
      for (const { connection, key } of connections) {
        if (connection && this.#state.queue.has(key)) connection.send(node);
      }
    };
    if (delay > 0) setTimeout(send, delay).unref();
    else send();
  }

  /** The device has this stanza: it acknowledged it, or sent a receipt for the message. */
  acknowledge(device: string, received: Pick<BinaryNode, 'tag' | 'attrs'>): void {
    this.#state.queue.delete(queueKey(device, received));
  }

  /** Forgets the devices, and ends their streams once that is saved. */
  async unlink(devices: Device[]): Promise<void> {
    const connections = devices.flatMap(({ jid }) => this.#online.get(jid) ?? []);
    for (const device of devices) this.forget(device);
    await this.#state.saved();
    for (const connection of connections) connection.endStream(401, 'device_removed');
  }

  forget({ jid }: Device): void {
    this.#state.devices.delete(jid);
    for (const { node } of this.#queueOf(jid)) this.acknowledge(jid, node);
  }

  #queueOf(device: string): QueuedStanza[] {
    return this.#state.queue
      .values()
      .filter((queued) => queued.device === device)
      .sort((a, b) => a.order - b.order);
  }
}

const networkInfo = (tag: string, attrs: BinaryNode['attrs']) =>
  stanza('ib', { from: SERVER }, [stanza(tag, attrs)]);

/** A message is known by its id; of other stanzas several can share one, e.g. receipts of a group. */
function queueKey(device: string, { tag, attrs }: Pick<BinaryNode, 'tag' | 'attrs'>): string {
  const rest = tag === 'message' ? [] : [attrs.participant ?? '', attrs.type ?? ''];
  return [device, tag, attrs.id, ...rest].join(' ');
}
