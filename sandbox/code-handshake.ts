import { hkdfSync, randomBytes } from 'node:crypto';
import {
  aesDecryptCTR,
  aesDecryptGCM,
  aesEncryptCTR,
  Curve,
  derivePairingCodeKey,
  type KeyPair,
} from 'baileys';

const KEY = 32;
const SALT = 32;
const CTR_IV = 16;
const GCM_IV = 12;
const NOTHING = Buffer.alloc(0);

/** What the phone has learnt when the handshake succeeds. */
export interface Introduced {
  /** the device's identity key */
  identity: Buffer;
  /** under which the phone vouches for the device, as under the one in a QR */
  secret: Buffer;
}

/**
 * The phone's side of linking by a code that is typed on it. Phone and device each send the other
 * a key under the code; only with the same code do they come to the same secret, which the
 * device's next stanza proves (whatsmeow's pair-code.go is the other side).
 */
export class CodeHandshake {
  readonly #code: string;
  readonly #identity: KeyPair;
  readonly #ephemeral = Curve.generateKeyPair();

  /** `identity` is the phone's own. */
  constructor(code: string, identity: KeyPair) {
    this.#code = code;
    this.#identity = identity;
  }

  /** The phone's key for the device to unwrap. */
  async wrappedKey(): Promise<Buffer> {
    const [salt, iv] = [randomBytes(SALT), randomBytes(CTR_IV)];
    const key = await derivePairingCodeKey(this.#code, salt);
    return Buffer.concat([salt, iv, aesEncryptCTR(this.#ephemeral.public, key, iv)]);
  }

  /**
   * Null when the device was shown another code.
   * `deviceKey` is what the device sent first, `bundle` what it answered to `wrappedKey`.
   */
  async finish(deviceKey: Buffer, bundle: Buffer): Promise<Introduced | null> {
    const shared = Curve.sharedKey(this.#ephemeral.private, await this.#unwrap(deviceKey));
    const content = decryptBundle(shared, bundle);
    if (!content) return null;
    const [identity, mine, random] = [0, 1, 2].map((n) => content.subarray(n * KEY, (n + 1) * KEY));
    if (!identity || !random || !mine?.equals(this.#identity.public)) return null;
    const both = Curve.sharedKey(this.#identity.private, identity);
    return {
      identity,
      secret: derive(Buffer.concat([shared, both, random]), NOTHING, 'adv_secret'),
    };
  }

  async #unwrap(wrapped: Buffer): Promise<Buffer> {
    const key = await derivePairingCodeKey(this.#code, wrapped.subarray(0, SALT));
    const iv = wrapped.subarray(SALT, SALT + CTR_IV);
    return aesDecryptCTR(wrapped.subarray(SALT + CTR_IV), key, iv);
  }
}

function decryptBundle(shared: Buffer, bundle: Buffer): Buffer | null {
  const salt = bundle.subarray(0, SALT);
  const key = derive(shared, salt, 'link_code_pairing_key_bundle_encryption_key');
  const [iv, content] = [bundle.subarray(SALT, SALT + GCM_IV), bundle.subarray(SALT + GCM_IV)];
  try {
    return aesDecryptGCM(content, key, iv, NOTHING);
  } catch {
    return null;
  }
}

function derive(secret: Buffer, salt: Buffer, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, KEY));
}
