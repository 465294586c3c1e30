import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const prefix = 'molt_sk_';
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const randomLength = 32;
const checksumLength = 6;
const shape = new RegExp(`^${prefix}[0-9A-Za-z]{${randomLength + checksumLength}}$`);

/** CRC-32 in base 62: six digits hold all of its 32 bits. */
function checksum(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let i = 0; i < checksumLength; i++) {
    digits = alphabet.charAt(rest % alphabet.length) + digits;
    rest = Math.floor(rest / alphabet.length);
  }
  return digits;
}

export interface NewApiKey {
  readonly secret: string;
  /** What a list may show: enough to tell keys apart, too little to guess one. */
  readonly keyPrefix: string;
  readonly last4: string;
}

export function makeApiKey(): NewApiKey {
  const random = Array.from({ length: randomLength }, () =>
    alphabet.charAt(randomInt(alphabet.length)),
  ).join('');
  const secret = prefix + random + checksum(prefix + random);
  return { secret, keyPrefix: secret.slice(0, prefix.length + 4), last4: secret.slice(-4) };
}

/** Whether the checksum fits: a mistyped or invented key needs no look into the store. */
export function couldBeApiKey(secret: string): boolean {
  const body = secret.slice(0, -checksumLength);
  return shape.test(secret) && checksum(body) === secret.slice(-checksumLength);
}
