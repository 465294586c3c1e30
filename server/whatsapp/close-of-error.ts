import type { Close } from '../domain/close-reasons.ts';

/** What Baileys 7.0.0-rc14 says where its codes alone would not tell these apart. */
const CODES_USED_UP = 'QR refs attempts ended';
const UNTRUSTED = new Set([
  'invalid noise leaf certificate',
  'invalid noise intermediate certificate',
  'noise certificate signature invalid',
  'noise intermediate certificate signature invalid',
  'certification match failed',
  // The phone's signature at pairing: whoever answered did not hold the account's key.
  'Invalid account signature',
  'Failed to verify account signature',
]);
/** From the socket itself. Its code may be an HTTP status of some proxy, so it says nothing. */
const SOCKET_ERROR = /^WebSocket Error/;

/** How a connection ended, from the error that Baileys closes with; undefined if we closed it. */
export function closeOfError(error: unknown, now: number): Close {
  const message = error instanceof Error ? error.message : '';
  if (message === CODES_USED_UP) return { kind: 'codes_used_up' };
  if (UNTRUSTED.has(message)) return { kind: 'untrusted' };
  const { code, expiresIn } = detailsOf(error);
  if (code === null || SOCKET_ERROR.test(message)) return { kind: 'unreachable' };
  return { kind: 'code', code, until: expiresIn === null ? null : now + expiresIn * 1000 };
}

/** A Boom's code, and the seconds a `<failure>` gives for the end of a temporary ban. */
function detailsOf(error: unknown): { code: number | null; expiresIn: number | null } {
  const { output, data } = (error ?? {}) as {
    output?: { statusCode?: unknown };
    data?: { expire?: unknown } | null;
  };
  const expiresIn = Number(data?.expire);
  return {
    code: typeof output?.statusCode === 'number' ? output.statusCode : null,
    expiresIn: expiresIn > 0 ? expiresIn : null,
  };
}
