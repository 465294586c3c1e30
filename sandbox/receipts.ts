import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildren } from 'baileys';
import { isGroup, phoneOf, userJid } from './addresses.ts';
import type { Delivery } from './delivery.ts';
import { stanza, timestamp } from './stanzas.ts';
import type { Ack, Device, SentMessage, State } from './state.ts';

/**
 * Milliseconds. Baileys holds back the event of an own message for up to 100 ms
 * (createBufferedFunction in Utils/event-buffer.js); a receipt within them would be merged into it.
 * The same for all receipts, so that they keep their order.
 */
const RECEIPT_TAKES = 150;

const rank: Record<Ack, number> = { sent: 0, delivered: 1, read: 2 };

/** Who has received and read what: from contacts to devices, and from devices to the network. */
export class Receipts {
  readonly #state: State;
  readonly #delivery: Delivery;

  constructor(state: State, delivery: Delivery) {
    this.#state = state;
    this.#delivery = delivery;
  }

  /** Tells the sender's devices how far its message came at these recipients, unless they know. */
  async toSender(key: string, recipients: string[], ack: Exclude<Ack, 'sent'>): Promise<boolean> {
    const message = this.#state.sent.get(key);
    const lacking = recipients.filter((phone) => isBefore(message?.acks[phone], ack));
    if (!message || lacking.length === 0) return false;
    const acks = Object.fromEntries(lacking.map((phone) => [phone, ack]));
    this.#state.sent.set(key, { ...message, acks: { ...message.acks, ...acks } });
    const devices = this.#delivery.devicesOf(message.account);
    const receipts = lacking.map((phone) => receipt(message, phone, ack));
    await Promise.all(receipts.map((node) => this.#delivery.deliver(devices, node, RECEIPT_TAKES)));
    return true;
  }

  /** Acknowledges all of the account's messages in a chat; returns how many lacked that. */
  async toChat(account: string, chat: string, ack: Exclude<Ack, 'sent'>): Promise<number> {
    const messages = this.#state.sent
      .values()
      .filter((message) => message.account === account && message.chat === chat);
    const told = await Promise.all(
      messages.map(({ id, acks }) => this.toSender(`${account}/${id}`, Object.keys(acks), ack)),
    );
    return told.filter(Boolean).length;
  }

  /** A device received messages, or its user read them, which their sender may learn. */
  async fromDevice(device: Device, node: BinaryNode, acknowledge: () => void): Promise<void> {
    const { id = '', type = '', to = '', participant } = node.attrs;
    if (type === 'retry') return;
    const listed = getBinaryNodeChildren(getBinaryNodeChild(node, 'list'), 'item');
    const ids = [id, ...listed.flatMap(({ attrs }) => attrs.id ?? [])];
    for (const message of ids) {
      this.#delivery.acknowledge(device.jid, { tag: 'message', attrs: { id: message } });
    }
    const current = this.#state.devices.get(device.jid);
    if (current?.historyMessage && ids.includes(current.historyMessage)) {
      this.#state.devices.set(device.jid, { ...current, historyMessage: null });
    }
    if (type === 'read') {
      const sender = phoneOf(participant ?? to);
      await Promise.all(
        ids.map((message) => this.toSender(`${sender}/${message}`, [device.phone], 'read')),
      );
    }
    await this.#state.saved();
    acknowledge();
  }
}

const isBefore = (reached: Ack | undefined, ack: Ack) =>
  reached !== undefined && rank[reached] < rank[ack];

function receipt({ id, chat }: SentMessage, phone: string, ack: Ack): BinaryNode {
  return stanza('receipt', {
    id,
    from: chat,
    t: timestamp(),
    ...(isGroup(chat) && { participant: userJid(phone) }),
    ...(ack === 'read' && { type: 'read' }),
  });
}
