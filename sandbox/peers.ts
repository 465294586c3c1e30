import {
  type BinaryNode,
  Curve,
  encodeBigEndian,
  generateRegistrationId,
  proto,
  type SignalKeyStoreWithTransaction,
  signedKeyPair,
  unpadRandomMax16,
} from 'baileys';
import { makeLibSignalRepository } from 'baileys/lib/Signal/libsignal.js';
import { deviceLid, deviceNumberOf, phoneOf } from './addresses.ts';
import { silentLogger } from './silent-logger.ts';
import { stanza } from './stanzas.ts';
import type { State } from './state.ts';

const CURVE_25519_KEY = Buffer.from([5]);
const SIGNED_KEY_ID = 1;

/** The Signal side of everyone who is not a device of ours: each number has an identity and sessions. */
export class Peers {
  readonly #state: State;
  readonly #sessions = new Map<string, ReturnType<typeof makeLibSignalRepository>>();

  constructor(state: State) {
    this.#state = state;
  }

  identity(phone: string) {
    const known = this.#state.identities.get(phone);
    if (known) return known;
    const signedIdentityKey = Curve.generateKeyPair();
    const made = {
      signedIdentityKey,
      signedPreKey: signedKeyPair(signedIdentityKey, SIGNED_KEY_ID),
      registrationId: generateRegistrationId(),
    };
    this.#state.identities.set(phone, made);
    return made;
  }

  /** What a device needs to start a session with the number behind `jid`. */
  keyBundle(jid: string): BinaryNode {
    const { registrationId, signedIdentityKey, signedPreKey } = this.identity(phoneOf(jid));
    return stanza('user', { jid }, [
      stanza('registration', {}, encodeBigEndian(registrationId)),
      stanza('type', {}, CURVE_25519_KEY),
      stanza('identity', {}, signedIdentityKey.public),
      stanza('skey', {}, [
        stanza('id', {}, encodeBigEndian(signedPreKey.keyId, 3)),
        stanza('value', {}, signedPreKey.keyPair.public),
        stanza('signature', {}, signedPreKey.signature),
      ]),
    ]);
  }

  /** What `phone` reads in an `<enc>` of that device: its own content, or what it says of another chat. */
  async decrypt(phone: string, device: string, enc: BinaryNode): Promise<proto.IMessage> {
    const sessions = this.#sessionsOf(phone);
    const sender = signalAddress(device);
    const message = decode(
      await sessions.decryptMessage({
        jid: sender,
        type: enc.attrs.type === 'pkmsg' ? 'pkmsg' : 'msg',
        ciphertext: bytes(enc),
      }),
    );
    if (message.senderKeyDistributionMessage) {
      await sessions.processSenderKeyDistributionMessage({
        item: message.senderKeyDistributionMessage,
        authorJid: sender,
      });
    }
    return message.deviceSentMessage?.message ?? message;
  }

  async decryptInGroup(phone: string, device: string, group: string, enc: BinaryNode) {
    const authorJid = signalAddress(device);
    return decode(
      await this.#sessionsOf(phone).decryptGroupMessage({ group, authorJid, msg: bytes(enc) }),
    );
  }

  forgetSessions(): void {
    this.#sessions.clear();
  }

  #sessionsOf(phone: string) {
    let sessions = this.#sessions.get(phone);
    if (!sessions) {
      const auth = { creds: this.identity(phone), keys: this.#keysOf(phone) };
      sessions = makeLibSignalRepository(auth, silentLogger);
      this.#sessions.set(phone, sessions);
    }
    return sessions;
  }

  /** Needs no transactions: a device's messages are decrypted one by one, and sessions are per device. */
  #keysOf(phone: string): SignalKeyStoreWithTransaction {
    const rows = this.#state.signalKeys;
    const key = (type: string, id: string) => `${phone}/${type}/${id}`;
    return {
      get: async (type, ids) => {
        const found = ids.flatMap((id) => {
          const value = rows.get(key(type, id));
          return value === undefined ? [] : [[id, value]];
        });
        return Object.fromEntries(found);
      },
      set: async (data) => {
        for (const [type, values] of Object.entries(data)) {
          for (const [id, value] of Object.entries(values)) {
            if (value === null) rows.delete(key(type, id));
            else rows.set(key(type, id), value);
          }
        }
      },
      transaction: (work) => work(),
      isInTransaction: () => false,
    };
  }
}

/** Sessions are kept under the privacy id, so that Baileys' code has no phone number to look up. */
const signalAddress = (device: string) => deviceLid(phoneOf(device), deviceNumberOf(device));

const decode = (padded: Uint8Array) => proto.Message.decode(unpadRandomMax16(padded));

function bytes(node: BinaryNode): Uint8Array {
  if (node.content instanceof Uint8Array) return node.content;
  throw new Error(`<${node.tag}> holds no bytes`);
}
