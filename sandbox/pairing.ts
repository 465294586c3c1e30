import { randomBytes } from 'node:crypto';
import {
  type BinaryNode,
  Curve,
  getBinaryNodeChild,
  hmacSign,
  proto,
  WA_ADV_ACCOUNT_SIG_PREFIX,
} from 'baileys';
import { deviceJid, deviceLid, SERVER } from './addresses.ts';
import type { Introduced } from './code-handshake.ts';
import type { Connection } from './connection.ts';
import { type PairingOutcome, type PairingSettings, SandboxError } from './control.ts';
import type { Delivery } from './delivery.ts';
import { LinkCodes } from './link-codes.ts';
import type { Outcomes } from './outcomes.ts';
import { passkeyRequest, passkeyRequestOptions } from './passkey.ts';
import type { Peers } from './peers.ts';
import { makePhone, phonesInOrder, unusedNumber } from './people.ts';
import { newId, now, stanza, timestamp } from './stanzas.ts';
import type { Device, Phone, State } from './state.ts';

/** Milliseconds the first and each later code is shown, unless the settings say otherwise. */
const FIRST_CODE_LIVES = 60_000;
const LATER_CODES_LIVE = 20_000;
const CLOCKS_DIFFER = 5;
/** WhatsApp's limit of devices beside the phone. */
const MAX_DEVICES = 4;
const RESTART_REQUIRED = 515;
export const DEFAULT_PAIRING: PairingSettings = { refs: 6, seconds: null };

interface Attempt {
  connection: Connection;
  deviceKey: Uint8Array;
  startedAt: number;
  settings: PairingSettings;
  next: PairingOutcome | 'paired';
}

/** Plays both sides a new device meets: the network that hands out codes, the phone that takes one. */
export class Pairing {
  readonly #state: State;
  readonly #delivery: Delivery;
  readonly #peers: Peers;
  readonly #outcomes: Outcomes;
  readonly #attempts = new Map<Connection, Attempt>();
  readonly #codes = new Map<string, { attempt: Attempt; index: number }>();
  readonly #linkCodes: LinkCodes;

  constructor(state: State, delivery: Delivery, peers: Peers, outcomes: Outcomes) {
    this.#state = state;
    this.#delivery = delivery;
    this.#peers = peers;
    this.#outcomes = outcomes;
    this.#linkCodes = new LinkCodes(peers);
  }

  get settings(): PairingSettings {
    return this.#state.settings.get('pairing') ?? DEFAULT_PAIRING;
  }

  start(connection: Connection, deviceKey: Uint8Array): void {
    const { settings } = this;
    const attempt: Attempt = {
      connection,
      deviceKey,
      startedAt: Date.now(),
      settings,
      next: 'paired',
    };
    const refs = Array.from(
      { length: settings.refs },
      () => `2@${randomBytes(48).toString('base64')}`,
    );
    this.#attempts.set(connection, attempt);
    for (const [index, ref] of refs.entries()) this.#codes.set(ref, { attempt, index });
    const codes = refs.map((ref) => stanza('ref', {}, Buffer.from(ref)));
    const attrs = { id: newId(), from: SERVER, type: 'set', xmlns: 'md' };
    connection.send(stanza('iq', attrs, [stanza('pair-device', {}, codes)]));
  }

  forget(connection: Connection): void {
    this.#attempts.delete(connection);
    this.#linkCodes.forget(connection);
    for (const [ref, { attempt }] of this.#codes) {
      if (attempt.connection === connection) this.#codes.delete(ref);
    }
  }

  /** A device that is not linked yet asks for a code to type, or again what it was asked to sign. */
  answer(connection: Connection, query: BinaryNode): BinaryNode {
    const { id = '', to = '' } = query.attrs;
    const content = this.#contentFor(connection, query);
    const type = content?.[0]?.tag === 'error' ? 'error' : 'result';
    return stanza('iq', { id, from: to, type }, content);
  }

  #contentFor(connection: Connection, query: BinaryNode): BinaryNode[] | undefined {
    if (getBinaryNodeChild(query, 'passkey_request_options')) return [passkeyRequestOptions()];
    const exchange = getBinaryNodeChild(query, 'link_code_companion_reg');
    if (!exchange || !this.#attempts.has(connection)) return undefined;
    try {
      return this.#linkCodes.answer(connection, exchange);
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      return [stanza('error', { code: '400', text: 'bad-request' })];
    }
  }

  /** What the next scan of any code of the same attempt leads to. */
  expect(qr: string, next: PairingOutcome): void {
    this.#read(qr).attempt.next = next;
  }

  async scan(qr: string, number?: string): Promise<{ phone: string; name: string }> {
    const { attempt, ...code } = this.#read(qr);
    return this.#take(code, attempt, this.#choosePhone(number));
  }

  async enter(typed: string, number?: string): Promise<{ phone: string; name: string }> {
    const { connection, phone, ...code } = await this.#linkCodes.enter(typed, number);
    const attempt = this.#attempts.get(connection);
    if (!attempt) throw new SandboxError('not_found', 'The device has been linked by its QR code.');
    return this.#take(code, attempt, this.#choosePhone(phone));
  }

  /** A phone that has taken a code of this attempt meets what was chosen for it. */
  async #take(code: Introduced, attempt: Attempt, phone: Phone) {
    const { phone: digits, name } = phone;
    const outcome = attempt.next;
    attempt.next = 'paired';
    if (outcome === 'passkey') {
      attempt.connection.send(passkeyRequest());
    } else if (outcome === 'paired' || outcome === 'stuck') {
      const device = await this.#link(phone, attempt, code);
      if (outcome === 'stuck') this.#outcomes.ignoreLoginOf(device.jid);
    } else if (outcome !== 'silent') {
      this.#outcomes.end(attempt.connection, outcome);
    }
    await this.#state.saved();
    return { phone: digits, name };
  }

  /** A QR text is opaque to us up to its `#`; then come ref, noise key, identity key, secret, platform. */
  #read(qr: string) {
    const [ref = '', , identity, secret] = qr.slice(qr.indexOf('#') + 1).split(',');
    if (!identity || !secret) {
      throw new SandboxError('invalid', 'This is not the text of a WhatsApp pairing code.');
    }
    const code = this.#codes.get(ref);
    if (!code) {
      throw new SandboxError(
        'not_found',
        'The sandbox does not know this code: it has expired, was used, or is of another network.',
      );
    }
    if (Date.now() > voidAt(code.attempt, code.index)) {
      throw new SandboxError('invalid', 'This code has expired: scan the newest one.');
    }
    return {
      attempt: code.attempt,
      identity: Buffer.from(identity, 'base64'),
      secret: Buffer.from(secret, 'base64'),
    };
  }

  #choosePhone(number: string | undefined): Phone {
    const { phones } = this.#state;
    const isFree = ({ phone }: Phone) => this.#delivery.devicesOf(phone).length === 0;
    const known = number ? phones.get(number) : phonesInOrder(this.#state).find(isFree);
    const phone = known ?? makePhone(this.#state, number ?? unusedNumber(this.#state));
    if (this.#delivery.devicesOf(phone.phone).length >= MAX_DEVICES) {
      throw new SandboxError(
        'invalid',
        `${phone.name}'s phone already has ${MAX_DEVICES} linked devices: unlink one first.`,
      );
    }
    return phone;
  }

  /**
   * The device is stored before it is told: a kill in between may leave one that never logs in,
   * the other way round a session would be refused that believes it is linked.
   */
  async #link(phone: Phone, attempt: Attempt, code: Introduced): Promise<Device> {
    const number = phone.nextDevice;
    const device: Device = {
      jid: deviceJid(phone.phone, number),
      phone: phone.phone,
      noiseKey: attempt.deviceKey,
      preKeys: 0,
      historyMessage: newId(),
    };
    this.forget(attempt.connection);
    this.#state.phones.set(phone.phone, { ...phone, nextDevice: number + 1 });
    this.#state.devices.set(device.jid, device);
    const identity = this.#signIdentity(phone, number, code);
    await this.#state.saved();
    const answer = await attempt.connection
      .query(pairSuccess(phone, number, identity))
      .catch(() => undefined);
    if (!getBinaryNodeChild(answer, 'pair-device-sign')) {
      await this.#delivery.unlink([device]);
      throw new SandboxError('invalid', 'The device did not accept the pairing.');
    }
    attempt.connection.endStream(RESTART_REQUIRED);
    return device;
  }

  /** The phone vouches for the device: signed with its identity key, under the secret in the code. */
  #signIdentity(phone: Phone, number: number, code: Introduced) {
    const { signedIdentityKey } = this.#peers.identity(phone.phone);
    const details = proto.ADVDeviceIdentity.encode({
      rawId: number,
      timestamp: now(),
      keyIndex: number,
    }).finish();
    const signed = Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, details, code.identity]);
    const identity = proto.ADVSignedDeviceIdentity.encode({
      details,
      accountSignatureKey: signedIdentityKey.public,
      accountSignature: Curve.sign(signedIdentityKey.private, signed),
    }).finish();
    const hmac = hmacSign(identity, code.secret);
    return proto.ADVSignedDeviceIdentityHMAC.encode({ details: identity, hmac }).finish();
  }
}

/**
 * When the device shows the code after this one, which voids it. By its clock, not ours: so a code
 * is void a little early rather than scanned when the next one is on the screen.
 */
function voidAt({ startedAt, settings }: Attempt, index: number): number {
  const seconds = settings.seconds;
  const first = seconds === null ? FIRST_CODE_LIVES : seconds * 1000;
  const later = seconds === null ? LATER_CODES_LIVE : seconds * 1000;
  return startedAt + first + index * later - CLOCKS_DIFFER;
}

/** `biz` is where Baileys takes the account's name from. */
function pairSuccess({ phone, name }: Phone, number: number, identity: Uint8Array): BinaryNode {
  const jid = deviceJid(phone, number);
  const lid = deviceLid(phone, number);
  return stanza('iq', { type: 'set', t: timestamp() }, [
    stanza('pair-success', {}, [
      stanza('device-identity', {}, identity),
      stanza('device', { jid, lid }),
      stanza('platform', { name: 'android' }),
      stanza('biz', { name }),
    ]),
  ]);
}
