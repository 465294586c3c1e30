import { randomBytes } from 'node:crypto';
import { type BinaryNode, getBinaryNodeChildBuffer } from 'baileys';
import { readPairingCode } from '../rules/pairing-codes.ts';
import { phoneOf, readPhone, SERVER } from './addresses.ts';
import { CodeHandshake, type Introduced } from './code-handshake.ts';
import type { Connection } from './connection.ts';
import { SandboxError } from './control.ts';
import type { Peers } from './peers.ts';
import { newId, stanza, timestamp } from './stanzas.ts';

/** WhatsApp gives a number some codes and then, for hours, none. How many is not known; these are few. */
const CODES_PER_ATTEMPT = 5;

/** A device shows a code that it made for this number. */
interface Shown {
  phone: string;
  ref: Buffer;
  /** the device's key, under the code */
  key: Buffer;
  /** gets what the device answers to a phone; null when it never will */
  answered: (bundle: Buffer | null) => void;
  /** resolves when no phone is waiting for an answer: the device can be asked one at a time */
  free: Promise<unknown>;
}

/** The codes that are typed on a phone in place of scanning a QR. Only their devices know them. */
export class LinkCodes {
  readonly #peers: Peers;
  readonly #shown = new Map<Connection, Shown>();
  readonly #count = new WeakMap<Connection, number>();

  constructor(peers: Peers) {
    this.#peers = peers;
  }

  forget(connection: Connection): void {
    this.#shown.get(connection)?.answered(null);
    this.#shown.delete(connection);
  }

  /** What a device's part of the exchange is answered with. */
  answer(connection: Connection, request: BinaryNode): BinaryNode[] | undefined {
    return request.attrs.stage === 'companion_hello'
      ? this.#show(connection, request)
      : this.#hear(connection, request);
  }

  /**
   * The device that shows this code, once it and the phone have proved to know the same one.
   * `number` is the phone that it is typed on; by default that of the code.
   */
  async enter(
    typed: string,
    number?: string,
  ): Promise<Introduced & { connection: Connection; phone: string }> {
    const code = readPairingCode(typed);
    if (!code) {
      throw new SandboxError('invalid', 'A code has 8 letters and digits, and no 0, I, O or U.');
    }
    if (this.#shown.size === 0) {
      throw new SandboxError('not_found', 'No device shows a code to type now.');
    }
    const newestFirst = [...this.#shown].reverse();
    const ofPhone = newestFirst.filter(([, { phone }]) => phone === (number ?? phone));
    if (ofPhone.length === 0) {
      throw new SandboxError('invalid', `This code is for another number than ${number}.`);
    }
    for (const [connection, shown] of ofPhone) {
      const tried = shown.free.then(() => this.#introduce(connection, shown, code));
      shown.free = tried.catch(() => undefined);
      const device = await tried;
      if (device) return { ...device, connection, phone: shown.phone };
    }
    throw new SandboxError('invalid', 'Wrong code: no device shows this one for the number.');
  }

  #show(connection: Connection, request: BinaryNode): BinaryNode[] {
    const key = getBinaryNodeChildBuffer(
      request,
      'link_code_pairing_wrapped_companion_ephemeral_pub',
    );
    const phone = readPhone(phoneOf(request.attrs.jid ?? ''));
    if (!key) throw new SandboxError('invalid', 'The device sent no key.');
    const count = (this.#count.get(connection) ?? 0) + 1;
    if (count > CODES_PER_ATTEMPT) {
      return [stanza('error', { code: '429', text: 'rate-overlimit' })];
    }
    this.#count.set(connection, count);
    this.forget(connection);
    const ref = randomBytes(16);
    this.#shown.set(connection, {
      ...{ phone, ref, key: Buffer.from(key) },
      answered: () => undefined,
      free: Promise.resolve(),
    });
    return [exchange('companion_hello', [stanza('link_code_pairing_ref', {}, ref)])];
  }

  #hear(connection: Connection, request: BinaryNode): undefined {
    const shown = this.#shown.get(connection);
    const ref = getBinaryNodeChildBuffer(request, 'link_code_pairing_ref');
    const bundle = getBinaryNodeChildBuffer(request, 'link_code_pairing_wrapped_key_bundle');
    if (ref && bundle && shown?.ref.equals(ref)) shown.answered(Buffer.from(bundle));
  }

  async #introduce(connection: Connection, shown: Shown, code: string): Promise<Introduced | null> {
    const { signedIdentityKey } = this.#peers.identity(shown.phone);
    const handshake = new CodeHandshake(code, signedIdentityKey);
    const wrapped = await handshake.wrappedKey();
    const bundle = await new Promise<Buffer | null>((resolve) => {
      if (this.#shown.get(connection) !== shown) return resolve(null);
      shown.answered = resolve;
      connection.send(primaryHello(shown.ref, signedIdentityKey.public, wrapped));
    });
    return bundle && handshake.finish(shown.key, bundle);
  }
}

const exchange = (stage: string, content: BinaryNode[]) =>
  stanza('link_code_companion_reg', { stage }, content);

function primaryHello(ref: Buffer, identity: Uint8Array, wrapped: Buffer): BinaryNode {
  const attrs = { id: newId(), from: SERVER, type: 'link_code_companion_reg', t: timestamp() };
  return stanza('notification', attrs, [
    exchange('primary_hello', [
      stanza('link_code_pairing_wrapped_primary_ephemeral_pub', {}, wrapped),
      stanza('primary_identity_pub', {}, identity),
      stanza('link_code_pairing_ref', {}, ref),
    ]),
  ]);
}
