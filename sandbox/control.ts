/** A phone of the sandbox network. `devices` are the device jids linked to it. */
export interface SandboxPhone {
  phone: string;
  name: string;
  devices: string[];
}

/** A text a linked device sent, as the phones of its recipients decrypted it. */
export interface ReceivedText {
  /** `digits@c.us` or `…@g.us` */
  to: string;
  /** digits of the account that sent it */
  from: string;
  text: string;
  /** seconds */
  timestamp: number;
  id: string;
}

export const pairingOutcomes = [
  'passkey',
  'banned',
  'replaced',
  'outdated',
  'restricted',
  'unavailable',
  'silent',
  'stuck',
  'untrusted',
] as const;
export type PairingOutcome = (typeof pairingOutcomes)[number];

export interface PairingSettings {
  /** how many codes each `pair-device` stanza holds */
  refs: number;
  /** how long each code lives; null leaves it to the device (60 s, then 20 s each) */
  seconds: number | null;
}

/**
 * What drives the network from outside: the server's /sandbox endpoints and tests.
 * Accounts are named by their phone number in digits.
 * Every method throws a SandboxError on bad input.
 */
export interface SandboxControl {
  /** `ws://127.0.0.1:PORT/ws/chat`, for Baileys' `waWebSocketUrl` */
  readonly url: string;
  /** what a sandbox socket must trust instead of WhatsApp's root */
  rootPublicKey(): Promise<Uint8Array>;
  phones(): Promise<SandboxPhone[]>;
  /** The phone scans this QR text. Without `phone`: the first one with no linked device, else a newly made one. */
  scan(input: { qr: string; phone?: string }): Promise<{ phone: string; name: string }>;
  /**
   * The pairing code that a device shows is typed on the phone of that number. Without `phone`:
   * the one the code was made for, made if it is not known.
   */
  link(input: { code: string; phone?: string }): Promise<{ phone: string; name: string }>;
  /**
   * Someone writes to the account `to`. In a chat `digits@c.us` that contact writes,
   * in `…@g.us` the participant `from`, by default any but the account.
   */
  sendText(input: {
    to: string;
    chatId: string;
    from?: string;
    text: string;
  }): Promise<{ id: string }>;
  /** Texts sent by that account's devices (by all accounts without one), one per message. */
  received(account?: string): Promise<ReceivedText[]>;
  createGroup(input: {
    account: string;
    name: string;
    participants: string[];
  }): Promise<{ id: string }>;
  changeParticipants(input: { group: string; add: string[]; remove: string[] }): Promise<void>;
  /** Acknowledges the account's messages in that chat that lack that ack. `count` is how many did. */
  receipts(input: {
    account: string;
    chatId: string;
    ack: 'delivered' | 'read';
  }): Promise<{ count: number }>;
  /** The phone removes its linked devices. */
  unlink(input: { account: string }): Promise<void>;
  /** Down drops every socket and refuses new ones. A restart of the network brings it up. */
  network(input: { up: boolean }): Promise<void>;
  /** With `qr`: what the next code that is taken of that attempt leads to, scanned or typed. With `account`: what the network does to it now. */
  outcome(input: { qr?: string; account?: string; next: PairingOutcome }): Promise<void>;
  /** For `pair-device` stanzas from now on. `seconds` is the device's to keep: pass it to Baileys' `qrTimeout`. */
  pairing(input: { refs: number; seconds?: number }): Promise<void>;
  pairingSettings(): Promise<PairingSettings>;
  /** Forgets phones, groups, devices and settings. The root key stays. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export type SandboxErrorCode = 'not_found' | 'invalid' | 'not_online';

export class SandboxError extends Error {
  constructor(
    readonly code: SandboxErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'SandboxError';
  }
}
