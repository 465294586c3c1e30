/** Crockford's letters without 0, I, O and U: what WhatsApp makes pairing codes of. */
const pattern = /^[1-9A-HJ-NP-TV-Z]{8}$/;

/**
 * A pairing code as WhatsApp compares it, from any way of typing it: either case, grouped or not.
 * Null for what is none.
 */
export function readPairingCode(typed: string): string | null {
  const code = typed.replace(/[\s\p{Pd}]/gu, '').toUpperCase();
  return pattern.test(code) ? code : null;
}

/** A pairing code as phones show it: `XXXX-XXXX`. What is none is returned as it is. */
export function shownPairingCode(code: string): string {
  const plain = readPairingCode(code);
  return plain === null ? code : `${plain.slice(0, 4)}-${plain.slice(4)}`;
}
