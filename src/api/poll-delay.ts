import type { LiveState } from './live-stream.ts';

/** While something is about to happen to a session. */
const movingMs = 15_000;
const settledMs = 30_000;

/**
 * How long a page waits before it asks again, in milliseconds; false: it need not ask. Three such
 * questions on one page stay under ten requests a minute.
 * @param status the session's, where the page shows one
 */
export function pollDelay(
  status: string | null,
  live: LiveState,
  isHidden: boolean,
): number | false {
  if (isHidden || live === 'live' || live === 'connecting' || live === 'off') return false;
  return status === 'starting' || status === 'qr_code' ? movingMs : settledMs;
}
