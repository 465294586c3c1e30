import { NOISE_WA_HEADER } from 'baileys';

const INTRO = Buffer.from(NOISE_WA_HEADER);
/** Before the intro a device may say which edge server it talked to last: "ED", 2 bytes, 3 bytes of length. */
const ROUTING = 'ED';
const ROUTING_HEADER_BYTES = 7;
const LENGTH_BYTES = 3;

/** Cuts what arrives on a socket into frames: an intro once, then lengths of three bytes. */
export class FrameReader {
  #buffer = Buffer.alloc(0);
  #introduced = false;

  /** Throws when the bytes cannot be the start of a device's connection. */
  *read(chunk: Uint8Array): Generator<Uint8Array> {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    if (!this.#introduced) this.#introduced = this.#takeIntro();
    while (this.#introduced && this.#buffer.length >= LENGTH_BYTES) {
      const end = LENGTH_BYTES + this.#buffer.readUIntBE(0, LENGTH_BYTES);
      if (this.#buffer.length < end) return;
      const frame = this.#buffer.subarray(LENGTH_BYTES, end);
      this.#buffer = this.#buffer.subarray(end);
      yield frame;
    }
  }

  #takeIntro(): boolean {
    if (this.#buffer.toString('latin1', 0, 2) === ROUTING) {
      if (this.#buffer.length < ROUTING_HEADER_BYTES) return false;
      const end = ROUTING_HEADER_BYTES + this.#buffer.readUIntBE(4, LENGTH_BYTES);
      if (this.#buffer.length < end) return false;
      this.#buffer = this.#buffer.subarray(end);
    }
    const start = this.#buffer.subarray(0, INTRO.length);
    if (!start.equals(INTRO.subarray(0, start.length))) throw new Error('not a WhatsApp intro');
    if (start.length < INTRO.length) return false;
    this.#buffer = this.#buffer.subarray(INTRO.length);
    return true;
  }
}

export function frame(content: Uint8Array): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUIntBE(content.length, 0, LENGTH_BYTES);
  return Buffer.concat([length, content]);
}
