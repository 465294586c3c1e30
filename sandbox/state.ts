import type { BinaryNode, KeyPair, SignalCreds } from 'baileys';
import type { PairingSettings } from './control.ts';
import type { SandboxStorage } from './storage.ts';
import { Table, WriteQueue } from './tables.ts';

export interface Phone {
  phone: string;
  name: string;
  /** the number its next linked device gets; the phone itself is device 0 */
  nextDevice: number;
}

export interface Device {
  jid: string;
  phone: string;
  /** proves at login that this is the device that was linked */
  noiseKey: Uint8Array;
  /** how many one-time keys it uploaded */
  preKeys: number;
  /** id of the history message that ends the device's initial sync, until it is receipted */
  historyMessage: string | null;
}

export interface Group {
  /** `…@g.us` */
  id: string;
  subject: string;
  /** seconds */
  creation: number;
  creator: string;
  /** digits */
  participants: string[];
}

export type Ack = 'sent' | 'delivered' | 'read';

export interface SentMessage {
  id: string;
  account: string;
  /** the jid the device addressed, with phone numbers in place of privacy ids */
  chat: string;
  /** null for what is not a text, or could not be decrypted by anyone */
  text: string | null;
  /** seconds */
  timestamp: number;
  order: number;
  /** how far it came at each recipient, by phone number */
  acks: Record<string, Ack>;
}

export interface QueuedStanza {
  device: string;
  node: BinaryNode;
  order: number;
}

export type State = Awaited<ReturnType<typeof loadState>>;

export async function loadState(storage: SandboxStorage) {
  const stored = await storage.readAll();
  const writes = new WriteQueue(storage);
  const table = <Value>(name: string) => new Table<Value>(name, stored, writes);
  const content = {
    settings: table<PairingSettings>('settings'),
    phones: table<Phone>('phone'),
    devices: table<Device>('device'),
    identities: table<SignalCreds>('identity'),
    signalKeys: table<unknown>('signal-key'),
    groups: table<Group>('group'),
    sent: table<SentMessage>('sent'),
    queue: table<QueuedStanza>('queue'),
  };
  let order = [...content.sent.values(), ...content.queue.values()].reduce(
    (last, row) => Math.max(last, row.order),
    0,
  );
  return {
    ...content,
    rootKeys: table<KeyPair>('root-key'),
    /** Ascending, also after a restart: storages need not keep the order of what they hold. */
    nextOrder: () => ++order,
    saved: () => writes.saved(),
    forgetContent() {
      for (const rows of Object.values(content)) rows.clear();
    },
  };
}
