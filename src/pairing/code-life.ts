/** How long WhatsApp lets the first code of a batch live, and each one after it. */
const firstCodeMs = 60_000;
const laterCodeMs = 20_000;
/** No server gives a code a longer life, so an expiry further away means clocks that differ. */
const longestLifeMs = 600_000;

export interface CodeLife {
  /** Milliseconds from `now` until the code is dead, never below 0. */
  readonly leftMs: number;
  /** The whole life that `leftMs` is a part of. */
  readonly lifeMs: number;
  readonly expired: boolean;
}

/**
 * How much life a code has left. `expires_at` is the server's clock and `receivedAt` this
 * browser's: an expiry that was past, or absurdly far, when the code came in tells of clocks
 * that differ, and then the code lives its usual life from when it was received.
 */
export function codeLife(
  code: { readonly sequence: number | null; readonly expires_at: string | null },
  receivedAt: number,
  now: number,
): CodeLife {
  const usualMs = code.sequence === 1 ? firstCodeMs : laterCodeMs;
  const givenMs = code.expires_at === null ? Number.NaN : Date.parse(code.expires_at) - receivedAt;
  const plausible = givenMs > 0 && givenMs <= longestLifeMs;
  const endsAt = receivedAt + (plausible ? givenMs : usualMs);
  const leftMs = Math.max(0, endsAt - now);
  return { leftMs, lifeMs: Math.max(usualMs, endsAt - receivedAt), expired: leftMs === 0 };
}
