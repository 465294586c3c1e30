/**
 * A short name for a text: FNV-1a, 32 bits. To tell texts apart where they should not be kept
 * themselves; it hides nothing. `crypto.subtle` is missing over plain http.
 */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
