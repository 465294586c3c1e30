import { hkdfSync } from 'node:crypto';
import {
  aesDecryptGCM,
  aesEncryptGCM,
  Curve,
  type KeyPair,
  NOISE_MODE,
  NOISE_WA_HEADER,
  proto,
  sha256,
} from 'baileys';
import type { ServerIdentity } from './certificate-chain.ts';

const NOTHING = Buffer.alloc(0);

export interface Handshake {
  payload: proto.ClientPayload;
  /** the device's long-lived key, which proves who it is at each login */
  deviceKey: Uint8Array;
}

/** The server's side of Noise_XX_25519_AESGCM_SHA256 as WhatsApp uses it. */
export class NoiseResponder {
  readonly #identity: ServerIdentity;
  readonly #ephemeral: KeyPair = Curve.generateKeyPair();
  #hash: Buffer = Buffer.from(NOISE_MODE);
  #salt: Buffer = this.#hash;
  #key: Buffer = this.#hash;
  #counter = 0;
  #transport: { send: Cipher; receive: Cipher } | undefined;

  constructor(identity: ServerIdentity) {
    this.#identity = identity;
    this.#mixHash(Buffer.from(NOISE_WA_HEADER));
  }

  serverHello(clientHello: Uint8Array): Uint8Array {
    const clientEphemeral = required(
      proto.HandshakeMessage.decode(clientHello).clientHello?.ephemeral,
    );
    this.#mixHash(clientEphemeral);
    this.#mixHash(this.#ephemeral.public);
    this.#mixKey(Curve.sharedKey(this.#ephemeral.private, clientEphemeral));
    const encryptedStatic = this.#encrypt(this.#identity.staticKeys.public);
    this.#mixKey(Curve.sharedKey(this.#identity.staticKeys.private, clientEphemeral));
    const payload = this.#encrypt(this.#identity.certificateChain);
    return proto.HandshakeMessage.encode({
      serverHello: { ephemeral: this.#ephemeral.public, static: encryptedStatic, payload },
    }).finish();
  }

  finish(clientFinish: Uint8Array): Handshake {
    const message = proto.HandshakeMessage.decode(clientFinish).clientFinish;
    const deviceKey = this.#decrypt(required(message?.static));
    this.#mixKey(Curve.sharedKey(this.#ephemeral.private, deviceKey));
    const payload = proto.ClientPayload.decode(this.#decrypt(required(message?.payload)));
    const [receive, send] = this.#derive(NOTHING);
    this.#transport = { receive: new Cipher(receive), send: new Cipher(send) };
    return { payload, deviceKey };
  }

  /** Encrypts a frame once the handshake is over. */
  seal(frame: Uint8Array): Uint8Array {
    return this.#transport ? this.#transport.send.encrypt(frame) : frame;
  }

  open(frame: Uint8Array): Uint8Array {
    return this.#transport ? this.#transport.receive.decrypt(frame) : frame;
  }

  #mixHash(data: Uint8Array): void {
    this.#hash = sha256(Buffer.concat([this.#hash, data]));
  }

  #derive(secret: Uint8Array): [Buffer, Buffer] {
    const keys = Buffer.from(hkdfSync('sha256', secret, this.#salt, '', 64));
    return [keys.subarray(0, 32), keys.subarray(32)];
  }

  #mixKey(secret: Uint8Array): void {
    [this.#salt, this.#key] = this.#derive(secret);
    this.#counter = 0;
  }

  #encrypt(plaintext: Uint8Array): Uint8Array {
    const ciphertext = aesEncryptGCM(plaintext, this.#key, iv(this.#counter++), this.#hash);
    this.#mixHash(ciphertext);
    return ciphertext;
  }

  #decrypt(ciphertext: Uint8Array): Uint8Array {
    const plaintext = aesDecryptGCM(ciphertext, this.#key, iv(this.#counter++), this.#hash);
    this.#mixHash(ciphertext);
    return plaintext;
  }
}

/** One direction of the transport that follows the handshake. */
class Cipher {
  readonly #key: Buffer;
  #counter = 0;

  constructor(key: Buffer) {
    this.#key = key;
  }

  encrypt(plaintext: Uint8Array): Uint8Array {
    return aesEncryptGCM(plaintext, this.#key, iv(this.#counter++), NOTHING);
  }

  decrypt(ciphertext: Uint8Array): Uint8Array {
    return aesDecryptGCM(ciphertext, this.#key, iv(this.#counter++), NOTHING);
  }
}

function iv(counter: number): Uint8Array {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(counter, 8);
  return bytes;
}

function required(field: Uint8Array | null | undefined): Uint8Array {
  if (!field?.length) throw new Error('incomplete handshake message');
  return field;
}
