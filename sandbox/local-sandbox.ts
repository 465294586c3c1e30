import { apiChatId, chatJid, isGroup, readPhone, userJid } from './addresses.ts';
import {
  type PairingOutcome,
  pairingOutcomes,
  type SandboxControl,
  SandboxError,
} from './control.ts';
import type { Network } from './network.ts';
import { DEFAULT_PAIRING } from './pairing.ts';
import { makeFirstPhones, phonesInOrder } from './people.ts';
import type { Group } from './state.ts';

const MAX_REFS = 10;

/** The control of a network in this process: checks what comes in, and does it. */
export class LocalSandbox implements SandboxControl {
  readonly url: string;
  readonly #rootPublicKey: Uint8Array;
  readonly #network: Network;
  readonly #stop: () => Promise<void>;

  constructor(url: string, rootPublicKey: Uint8Array, network: Network, stop: () => Promise<void>) {
    this.url = url;
    this.#rootPublicKey = rootPublicKey;
    this.#network = network;
    this.#stop = stop;
  }

  async rootPublicKey() {
    return this.#rootPublicKey;
  }

  async phones() {
    const { state, delivery } = this.#network;
    return phonesInOrder(state).map(({ phone, name }) => ({
      phone,
      name,
      devices: delivery.devicesOf(phone).map(({ jid }) => jid),
    }));
  }

  async scan({ qr, phone }: { qr: string; phone?: string }) {
    return this.#network.pairing.scan(qr, phone === undefined ? undefined : readPhone(phone));
  }

  async link({ code, phone }: { code: string; phone?: string }) {
    return this.#network.pairing.enter(code, phone === undefined ? undefined : readPhone(phone));
  }

  async sendText(input: { to: string; chatId: string; from?: string; text: string }) {
    const account = this.#linkedAccount(input.to);
    if (!input.text) throw new SandboxError('invalid', 'Give a text to send.');
    const chat = readChat(input.chatId);
    const from = isGroup(chat)
      ? this.#participant(this.#network.groups.get(chat), account, input.from)
      : readPhone(chat);
    if (from === account) {
      throw new SandboxError('invalid', 'The account cannot be written to by itself.');
    }
    return { id: await this.#network.messages.toAccount(account, from, chat, input.text) };
  }

  async received(account?: string) {
    const phone = account === undefined ? undefined : readPhone(account);
    return this.#network.state.sent
      .values()
      .filter((message) => phone === undefined || message.account === phone)
      .sort((a, b) => a.order - b.order)
      .flatMap(({ id, account: from, chat, text, timestamp }) =>
        text === null ? [] : [{ id, from, to: apiChatId(chat), text, timestamp }],
      );
  }

  async createGroup(input: { account: string; name: string; participants: string[] }) {
    if (!input.name.trim()) throw new SandboxError('invalid', 'Give the group a name.');
    const account = readPhone(input.account);
    const others = input.participants.map(readPhone);
    const { id } = await this.#network.groups.create(account, input.name.trim(), others);
    return { id };
  }

  async changeParticipants(input: { group: string; add: string[]; remove: string[] }) {
    const { id, creator } = this.#network.groups.get(readChat(input.group));
    const change = { add: input.add.map(readPhone), remove: input.remove.map(readPhone) };
    await this.#network.groups.change(id, creator, change);
  }

  async receipts(input: { account: string; chatId: string; ack: 'delivered' | 'read' }) {
    if (input.ack !== 'delivered' && input.ack !== 'read') {
      throw new SandboxError('invalid', 'An ack is "delivered" or "read".');
    }
    const account = this.#linkedAccount(input.account);
    const chat = readChat(input.chatId);
    return { count: await this.#network.receipts.toChat(account, chat, input.ack) };
  }

  async unlink({ account }: { account: string }) {
    const { delivery } = this.#network;
    await delivery.unlink(delivery.devicesOf(this.#linkedAccount(account)));
  }

  async network({ up }: { up: boolean }) {
    this.#network.isUp = up;
    if (!up) this.#network.dropAll();
  }

  async outcome(input: { qr?: string; account?: string; next: PairingOutcome }) {
    if (!pairingOutcomes.includes(input.next)) {
      throw new SandboxError('invalid', `An outcome is one of ${pairingOutcomes.join(', ')}.`);
    }
    if (input.qr !== undefined) return this.#network.pairing.expect(input.qr, input.next);
    if (input.account === undefined) {
      throw new SandboxError('invalid', 'Give the pairing code or the account this is for.');
    }
    if (input.next === 'passkey') {
      throw new SandboxError('invalid', 'A passkey is only asked for while pairing.');
    }
    const account = this.#linkedAccount(input.account);
    const connections = this.#network.delivery.onlineOf(account);
    if (connections.length === 0) {
      throw new SandboxError('not_online', `No device of ${account} is connected.`);
    }
    for (const connection of connections) {
      if (input.next === 'silent') {
        connection.mute();
      } else if (input.next === 'stuck') {
        if (connection.device) this.#network.outcomes.ignoreLoginOf(connection.device);
        connection.drop();
      } else {
        this.#network.outcomes.end(connection, input.next);
      }
    }
  }

  async pairing({ refs, seconds }: { refs: number; seconds?: number }) {
    if (!Number.isInteger(refs) || refs < 1 || refs > MAX_REFS) {
      throw new SandboxError('invalid', `Give a number of codes from 1 to ${MAX_REFS}.`);
    }
    if (seconds !== undefined && !(seconds > 0)) {
      throw new SandboxError('invalid', 'A code must live longer than 0 seconds.');
    }
    this.#network.state.settings.set('pairing', { refs, seconds: seconds ?? null });
    await this.#network.state.saved();
  }

  async pairingSettings() {
    return this.#network.state.settings.get('pairing') ?? DEFAULT_PAIRING;
  }

  async reset() {
    const { state, delivery, peers, outcomes } = this.#network;
    await delivery.unlink(state.devices.values());
    state.forgetContent();
    peers.forgetSessions();
    outcomes.forget();
    makeFirstPhones(state);
    await state.saved();
  }

  async close() {
    await this.#stop();
  }

  #linkedAccount(value: string): string {
    const account = readPhone(value);
    if (this.#network.delivery.devicesOf(account).length === 0) {
      throw new SandboxError('not_found', `No device is linked to the phone ${account}.`);
    }
    return account;
  }

  #participant({ id, participants }: Group, account: string, from: string | undefined): string {
    if (!participants.includes(account)) {
      throw new SandboxError('invalid', `${account} is not in the group ${id}.`);
    }
    const sender = from === undefined ? undefined : readPhone(from);
    const found = participants.find((phone) => (sender ? phone === sender : phone !== account));
    if (found) return found;
    throw new SandboxError(
      'invalid',
      sender ? `${sender} is not in the group ${id}.` : `Nobody else is in the group ${id}.`,
    );
  }
}

/** Reads `digits@c.us`, digits, or `…@g.us` as the jid of a chat. */
function readChat(value: string): string {
  return isGroup(value) ? value : chatJid(userJid(readPhone(value)));
}
