import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildren, proto } from 'baileys';
import { chatJid, isGroup, phoneOf, userJid } from './addresses.ts';
import type { Delivery } from './delivery.ts';
import type { Groups } from './groups.ts';
import type { Peers } from './peers.ts';
import { nameOf } from './people.ts';
import type { Receipts } from './receipts.ts';
import { newId, now, stanza, timestamp } from './stanzas.ts';
import type { Ack, Device, State } from './state.ts';

/** Takes the messages devices send to the phones they are for, and brings devices what contacts write. */
export class Messages {
  readonly #state: State;
  readonly #delivery: Delivery;
  readonly #groups: Groups;
  readonly #peers: Peers;
  readonly #receipts: Receipts;
  /** messages someone could not decrypt; each is asked for again once */
  readonly #retried = new Set<string>();

  constructor(state: State, delivery: Delivery, groups: Groups, peers: Peers, receipts: Receipts) {
    this.#state = state;
    this.#delivery = delivery;
    this.#groups = groups;
    this.#peers = peers;
    this.#receipts = receipts;
  }

  /**
   * `acknowledge` is called once the message can no longer be lost.
   * Throws a SandboxError when the device cannot write to that address.
   */
  async fromDevice(device: Device, node: BinaryNode, acknowledge: () => void): Promise<void> {
    const { contents, failed } = await this.#decrypt(device, node);
    await this.#record(device, node, contents);
    acknowledge();
    await this.#askAgain(device, node, failed);
  }

  /** Someone writes to the account, in a group or in the chat with `from`. */
  async toAccount(account: string, from: string, chat: string, text: string): Promise<string> {
    const id = newId();
    const message = this.#message({ id, from, chat, content: { conversation: text } });
    await this.#delivery.deliver(this.#delivery.devicesOf(account), message);
    return id;
  }

  /** What each recipient reads, by phone number. The own phone reads along, but is no recipient. */
  async #decrypt(device: Device, node: BinaryNode) {
    const chat = chatJid(node.attrs.to ?? '');
    const contents = new Map<string, proto.IMessage>();
    const failed = new Set<string>();
    const read = async (phone: string, decrypt: () => Promise<proto.IMessage>) => {
      try {
        const message = await decrypt();
        const isRecipient = phone !== device.phone || chat === userJid(phone);
        if (isRecipient && hasContent(message)) contents.set(phone, message);
      } catch {
        if (phone !== device.phone) failed.add(phone);
      }
    };
    const sharedByAll = getBinaryNodeChild(node, 'enc');
    const members = isGroup(chat) ? this.#groups.seenBy(device.phone, chat).participants : [];
    const addressed = getBinaryNodeChildren(getBinaryNodeChild(node, 'participants'), 'to');
    for (const to of addressed) {
      const phone = phoneOf(to.attrs.jid ?? '');
      const enc = getBinaryNodeChild(to, 'enc');
      if (enc) await read(phone, () => this.#peers.decrypt(phone, device.jid, enc));
    }
    if (sharedByAll?.attrs.type === 'skmsg') {
      for (const phone of members.filter((member) => member !== device.phone)) {
        await read(phone, () => this.#peers.decryptInGroup(phone, device.jid, chat, sharedByAll));
      }
    }
    return { contents, failed };
  }

  /** Keeps the message, and brings it to the devices of its recipients and of the sender. */
  async #record(device: Device, node: BinaryNode, contents: Map<string, proto.IMessage>) {
    const { id = '', to = '', type } = node.attrs;
    const { phone: from, jid } = device;
    const chat = chatJid(to);
    const key = `${from}/${id}`;
    const known = this.#state.sent.get(key);
    // Sent again, a message is news only to those who could not decrypt it before.
    const news = [...contents].filter(([phone]) => !(known && phone in known.acks));
    const content = news[0]?.[1];
    if (!content) return this.#state.saved();
    const acks = news.map(([phone]): [string, Ack] => [phone, 'sent']);
    this.#state.sent.set(key, {
      id,
      account: from,
      chat,
      text: content.conversation || content.extendedTextMessage?.text || null,
      timestamp: now(),
      order: this.#state.nextOrder(),
      ...known,
      acks: { ...known?.acks, ...Object.fromEntries(acks) },
    });
    const others = news.filter(([phone]) => phone !== from);
    const siblings = this.#delivery.devicesOf(from).filter((sibling) => sibling.jid !== jid);
    const ownChat = isGroup(chat) ? chat : userJid(from);
    await Promise.all([
      ...others.map(([phone, forPhone]) =>
        this.#delivery.deliver(
          this.#delivery.devicesOf(phone),
          this.#message({ id, from, chat: ownChat, content: forPhone, type }),
        ),
      ),
      this.#delivery.deliver(
        known ? [] : siblings,
        this.#message({ id, from, chat: ownChat, content, type, recipient: chat }),
      ),
      this.#receipts.toSender(
        key,
        others.map(([phone]) => phone),
        'delivered',
      ),
    ]);
  }

  /**
   * A message as devices receive it: in a group, or in the chat with whoever wrote it. Only the
   * own devices are told the `recipient`. It is not encrypted to them, which Baileys accepts, so
   * contacts need no session with a device.
   */
  #message(message: {
    id: string;
    from: string;
    chat: string;
    content: proto.IMessage;
    type?: string;
    recipient?: string;
  }): BinaryNode {
    const { id, from, chat, content, type = 'text', recipient } = message;
    const attrs = { id, from: chat, type, t: timestamp(), notify: nameOf(this.#state, from) };
    return stanza(
      'message',
      {
        ...attrs,
        ...(isGroup(chat) ? { participant: userJid(from) } : recipient && { recipient }),
      },
      [stanza('plaintext', {}, proto.Message.encode(content).finish())],
    );
  }

  /** Lets the device send the message again with new sessions, as phones that lost theirs do. */
  async #askAgain(device: Device, { attrs }: BinaryNode, failed: Set<string>): Promise<void> {
    const { id = '', to = '' } = attrs;
    const once = `${device.jid} ${id}`;
    const [phone] = failed;
    if (!phone || this.#retried.has(once)) return;
    this.#retried.add(once);
    const t = timestamp();
    const receipt = stanza(
      'receipt',
      {
        id,
        from: isGroup(to) ? to : userJid(phone),
        ...(isGroup(to) && { participant: userJid(phone) }),
        type: 'retry',
        t,
      },
      [stanza('retry', { id, t, count: '1', v: '1' })],
    );
    await this.#delivery.deliver([device], receipt);
  }
}

/** Group messages come with keys alone for those who lack them; these are no messages to anyone. */
function hasContent({
  senderKeyDistributionMessage,
  messageContextInfo,
  ...content
}: proto.IMessage) {
  return Object.values(content).some((value) => value !== null && value !== undefined);
}
