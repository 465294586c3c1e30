import type { Clock } from '../../../../rules/clock.ts';
import { isApiError } from '../../../api/api-error.ts';

/**
 * How it went for one session. `refused`: the server said no, and would again. `failed`: it may go
 * better next time; whether it was done is not known. `cancelled`: it was not asked.
 */
export type Outcome =
  | { readonly name: string; readonly result: 'done' | 'cancelled' }
  | { readonly name: string; readonly result: 'refused' | 'failed'; readonly error: unknown };

export interface BulkDeps {
  readonly ask: (name: string) => Promise<void>;
  readonly clock: Clock;
  /** Ends it: who was asked is waited for, who was not is left alone. */
  readonly signal: AbortSignal;
  readonly onOutcome: (outcome: Outcome) => void;
  /** The server's limit is reached: until when it asks to wait, in ms since the epoch; null when over. */
  readonly onWait: (until: number | null) => void;
}

/** So many are under way at a time. */
const atOnce = 4;

/** Asks one session after the other, a few at a time, and tells of each how it went. */
export async function runBulk(names: readonly string[], deps: BulkDeps): Promise<void> {
  const left = [...names];
  /** What all wait for while the server asks to. */
  let rest: Promise<void> | null = null;

  function waitUntil(until: number): Promise<void> {
    deps.onWait(until);
    return new Promise((resolve) => {
      const end = () => {
        cancel();
        deps.signal.removeEventListener('abort', end);
        rest = null;
        deps.onWait(null);
        resolve();
      };
      const cancel = deps.clock.after(Math.max(0, until - deps.clock.now()), end);
      deps.signal.addEventListener('abort', end);
    });
  }

  async function askOne(name: string): Promise<void> {
    try {
      await deps.ask(name);
      deps.onOutcome({ name, result: 'done' });
    } catch (error) {
      if (isApiError(error, 'RATE_LIMITED') && error.retryAfter !== null) {
        left.unshift(name);
        rest ??= waitUntil(deps.clock.now() + error.retryAfter * 1000);
      } else {
        deps.onOutcome({ name, result: isRefusal(error) ? 'refused' : 'failed', error });
      }
    }
  }

  async function work(): Promise<void> {
    while (!deps.signal.aborted) {
      if (rest) await rest;
      if (deps.signal.aborted) return;
      const name = left.shift();
      if (name === undefined) return;
      await askOne(name);
    }
  }

  await Promise.all(Array.from({ length: atOnce }, work));
  for (const name of left) deps.onOutcome({ name, result: 'cancelled' });
}

/** Answers that would be the same if asked again; a login that ended, or a limit, would not. */
function isRefusal(error: unknown): boolean {
  return (
    isApiError(error) &&
    error.status >= 400 &&
    error.status < 500 &&
    ![401, 408, 429].includes(error.status)
  );
}
