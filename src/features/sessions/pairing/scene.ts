import type { QrCode, Session } from '../../../../contract/sessions.ts';
import { type CodeLife, codeLife } from './code-life.ts';

/** What stands in the frame of the pairing panel. */
export type Scene =
  | { readonly kind: 'code'; readonly code: QrCode; readonly life: CodeLife }
  /** The next code is on its way, by itself. */
  | { readonly kind: 'between'; readonly expiredMs: number }
  /** Nobody would tell us when the code changes, so none is shown. */
  | { readonly kind: 'cut_off' }
  /** The server is at work; `limitMs` is when it gives up, if it says so. */
  | { readonly kind: 'busy'; readonly elapsedMs: number; readonly limitMs: number | null }
  | { readonly kind: 'linked' }
  | { readonly kind: 'ended' };

interface Seen {
  readonly session: Pick<Session, 'status' | 'status_since' | 'status_until'>;
  /** The newest code, and when this browser got it. */
  readonly code: { readonly value: QrCode; readonly receivedAt: number } | null;
  /** Whether changes reach this page; `opening` is the moment before that is known. */
  readonly link: 'up' | 'opening' | 'down';
  /** When a person last asked for a code by hand, if ever. */
  readonly askedAt: number | null;
  readonly now: number;
}

/**
 * A code is on the screen only while it lives and while this page would hear of the next one:
 * a phone that scans a dead code hangs. One that a person has just asked for may live out its time.
 */
export function pairingScene({ session, code, link, askedAt, now }: Seen): Scene {
  switch (session.status) {
    case 'qr_code': {
      const asked = code !== null && askedAt !== null && code.receivedAt >= askedAt;
      if (link === 'down' && !asked) return { kind: 'cut_off' };
      if (!code || link === 'opening') return { kind: 'between', expiredMs: 0 };
      const life = codeLife(code.value, code.receivedAt, now);
      if (!life.expired) return { kind: 'code', code: code.value, life };
      if (link === 'down') return { kind: 'cut_off' };
      return { kind: 'between', expiredMs: now - code.receivedAt - life.lifeMs };
    }
    case 'starting':
      return { kind: 'busy', ...progress(session, now) };
    case 'working':
      return { kind: 'linked' };
    default:
      return { kind: 'ended' };
  }
}

function progress({ status_since, status_until }: Seen['session'], now: number) {
  const since = Date.parse(status_since ?? '');
  const until = Date.parse(status_until ?? '');
  const limitMs = until - since;
  const elapsedMs = Math.max(0, now - since) || 0;
  const limited = limitMs > 0;
  return {
    elapsedMs: limited ? Math.min(elapsedMs, limitMs) : elapsedMs,
    limitMs: limited ? limitMs : null,
  };
}
