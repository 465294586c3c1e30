import type { LiveState } from './stream.ts';

/** While something is about to happen to a session. */
const movingMs = 15_000;
const settledMs = 30_000;
/** Beside a stream that tells of changes, in case a proxy on the way holds it back. */
const besideStreamMs = 60_000;

/**
 * How long a page waits before it asks again, in milliseconds; false: it need not ask. All such
 * questions of a page stay under ten requests a minute, the browser's own for CORS included.
 * @param status the session's, where the page shows one
 * @param ofSession the stream of that session, which is open where there is none of the account
 */
export function pollDelay(
  status: string | null,
  live: LiveState,
  isHidden: boolean,
  ofSession: LiveState = 'off',
): number | false {
  if (isHidden || live === 'live' || live === 'connecting' || live === 'off') return false;
  if (live === 'polling' && ofSession === 'live') return besideStreamMs;
  return status === 'starting' || status === 'qr_code' ? movingMs : settledMs;
}
