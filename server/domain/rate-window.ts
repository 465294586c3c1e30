/** A fixed window of requests: how many were made, and when counting starts anew. */
export interface RateWindow {
  readonly count: number;
  /** Milliseconds since the epoch. */
  readonly resetAt: number;
}

export interface RateVerdict {
  readonly window: RateWindow;
  readonly allowed: boolean;
  readonly remaining: number;
}

/** Counts one more request at `now` into `window`, or into a new one when that has ended. */
export function countRequest(
  window: RateWindow | undefined,
  now: number,
  rule: { readonly limit: number; readonly windowMs: number },
): RateVerdict {
  const current =
    window && window.resetAt > now ? window : { count: 0, resetAt: now + rule.windowMs };
  const count = Math.min(current.count + 1, rule.limit + 1);
  return {
    window: { count, resetAt: current.resetAt },
    allowed: count <= rule.limit,
    remaining: Math.max(0, rule.limit - count),
  };
}
