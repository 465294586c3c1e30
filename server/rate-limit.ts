import type { Clock } from './clock.ts';
import { countRequest, type RateVerdict, type RateWindow } from './domain/rate-window.ts';

export interface RateLimit {
  readonly limit: number;
  /** Counts one request of `who`. */
  take(who: string): RateVerdict;
  /** Starts counting anew for `who`. */
  forget(who: string): void;
}

/** Counts per caller, in memory. */
export function createRateLimit(perMinute: number, clock: Clock): RateLimit {
  const rule = { limit: perMinute, windowMs: 60_000 };
  const windows = new Map<string, RateWindow>();
  let sweepAt = 0;

  const forgetEnded = (now: number) => {
    if (now < sweepAt) return;
    for (const [who, window] of windows) if (window.resetAt <= now) windows.delete(who);
    sweepAt = now + rule.windowMs;
  };

  return {
    limit: perMinute,
    take(who) {
      const now = clock.now();
      forgetEnded(now);
      const verdict = countRequest(windows.get(who), now, rule);
      windows.set(who, verdict.window);
      return verdict;
    },
    forget: (who) => void windows.delete(who),
  };
}
