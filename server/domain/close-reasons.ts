/** How a connection to WhatsApp ended. */
export type Close =
  /** WhatsApp's code, or one of Baileys' with the same meaning. `until`: a restriction's end, in ms. */
  | { readonly kind: 'code'; readonly code: number; readonly until: number | null }
  /** The last pairing code ran out. */
  | { readonly kind: 'codes_used_up' }
  /** The server could not prove that it is WhatsApp's. */
  | { readonly kind: 'untrusted' }
  /** No word from WhatsApp: the name does not resolve, the connection was refused, or it broke. */
  | { readonly kind: 'unreachable' };

/** What to do about it. */
export type Verdict =
  | { readonly next: 'retry' }
  /** WhatsApp asks for a new connection, as after every pairing. */
  | { readonly next: 'reconnect' }
  /** `forget`: the keys are void, the next start begins with a new code. */
  | {
      readonly next: 'fail';
      readonly reason: string;
      readonly forget: boolean;
      readonly until: number | null;
    };

const BAD_SESSION = 500;
const RESTART_REQUIRED = 515;
const transient = new Set([408, 428, 503]);
const final: Readonly<Record<number, string>> = {
  401: 'logged_out',
  402: 'restricted',
  403: 'banned',
  405: 'client_outdated',
  406: 'banned',
  440: 'replaced',
  463: 'restricted',
};

const retry: Verdict = { next: 'retry' };
const fail = (reason: string, forget = false, until: number | null = null): Verdict => ({
  next: 'fail',
  reason,
  forget,
  until,
});

/**
 * `previous` is the code that ended the connection before this one, if none between them lasted:
 * what may be right once, is not right twice in a row.
 */
export function verdictOn(
  close: Close,
  { linked, previous }: { linked: boolean; previous: number | null },
): Verdict {
  switch (close.kind) {
    case 'codes_used_up':
      // They can run out between the scan and the restart that follows it.
      return linked ? retry : fail('qr_expired', true);
    case 'untrusted':
      return fail('untrusted_server');
    case 'unreachable':
      return retry;
    case 'code':
      return verdictOnCode(close, previous);
  }
}

function verdictOnCode(
  { code, until }: Extract<Close, { kind: 'code' }>,
  previous: number | null,
): Verdict {
  if (transient.has(code)) return retry;
  if (code === RESTART_REQUIRED) return code === previous ? retry : { next: 'reconnect' };
  if (code === BAD_SESSION && code !== previous) return retry;
  // A code without a meaning here is shown as itself, and never retried.
  const reason = final[code] ?? `closed_${code}`;
  return fail(reason, reason === 'logged_out', until);
}
