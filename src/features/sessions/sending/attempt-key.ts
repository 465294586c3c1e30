/** A random key, made without `crypto.randomUUID`, which plain http lacks. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The idempotency key of an attempt: the same for the same content until it is done. */
export function attemptKey() {
  let attempt: { content: string; key: string } | null = null;
  return {
    of(content: string): string {
      if (attempt?.content !== content) attempt = { content, key: randomKey() };
      return attempt.key;
    },
    done(): void {
      attempt = null;
    },
  };
}
