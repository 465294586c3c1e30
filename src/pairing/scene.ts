import type { QrCode, Session } from '../../contract/sessions.ts';
import { type CodeLife, codeLife } from './code-life.ts';
import { flapMs } from './flap.ts';

/** What stands in the frame of the pairing panel. */
export type Scene =
  | { readonly kind: 'code'; readonly code: QrCode; readonly life: CodeLife }
  /** The next code is on its way, by itself. */
  | { readonly kind: 'between'; readonly expiredMs: number }
  /** Nobody would tell us when the code changes, so none is shown. */
  | { readonly kind: 'cut_off'; readonly since: number | null }
  /** This server has no way to tell this page of a code. */
  | { readonly kind: 'no_codes' }
  /** The server is at work; `limitMs` is when it gives up, if it says so. */
  | { readonly kind: 'busy'; readonly elapsedMs: number; readonly limitMs: number | null }
  | { readonly kind: 'linked' }
  /** Linked, and something is amiss; `limitMs` is when that becomes a failure, if it is known. */
  | { readonly kind: 'unsettled'; readonly elapsedMs: number; readonly limitMs: number | null }
  | { readonly kind: 'ended' };

/** Whether codes reach this page; `opening`: that is not known yet, `none`: they never will. */
export type CodeLink = 'up' | 'opening' | 'down' | 'none';

/** What is told of a session to whoever links its phone, with a login or without. */
export type ShownSession = Pick<
  Session,
  'status' | 'status_reason' | 'status_since' | 'status_until'
>;

interface Seen {
  readonly session: ShownSession;
  /** The newest code, and when this browser got it. */
  readonly code: { readonly value: QrCode; readonly receivedAt: number } | null;
  readonly link: CodeLink;
  /** Since when, in ms; null: that is not known. */
  readonly linkSince: number | null;
  /** When a person last asked for a code by hand, if ever. */
  readonly askedAt: number | null;
  readonly now: number;
}

/**
 * A code is on the screen only while it lives and while this page would hear of the next one, but
 * for a moment: a phone that scans a dead code hangs. One that a person has just asked for may live
 * out its time.
 */
export function pairingScene({ session, code, link, linkSince, askedAt, now }: Seen): Scene {
  switch (session.status) {
    case 'qr_code': {
      if (link === 'none') return { kind: 'no_codes' };
      const asked = code !== null && askedAt !== null && code.receivedAt >= askedAt;
      const isFlap = linkSince !== null && now - linkSince < flapMs;
      const isDown = link === 'down' && !isFlap;
      if (isDown && !asked) return { kind: 'cut_off', since: linkSince };
      if (!code || link === 'opening') return { kind: 'between', expiredMs: 0 };
      const life = codeLife(code.value, code.receivedAt, now);
      if (!life.expired) return { kind: 'code', code: code.value, life };
      if (isDown) return { kind: 'cut_off', since: linkSince };
      return { kind: 'between', expiredMs: now - code.receivedAt - life.lifeMs };
    }
    case 'starting':
      return { kind: 'busy', ...progress(session, now) };
    case 'working':
      if (session.status_reason === null) return { kind: 'linked' };
      return { kind: 'unsettled', ...progress(session, now) };
    default:
      return { kind: 'ended' };
  }
}

/** How often a scene has to be drawn anew while nothing is told, in ms; 0 is never. */
export function sceneStep({ status, status_reason }: ShownSession): number {
  const isStill =
    status === 'working' ? status_reason === null : !/^(qr_code|starting)$/.test(status);
  return isStill ? 0 : 500;
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
