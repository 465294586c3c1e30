import type { PairingState } from '../../../contract/pairing-links.ts';
import type { QrCode } from '../../../contract/sessions.ts';
import { mayAskForCodes } from '../../../rules/pairing-links.ts';
import type { ApiError } from '../../api/api-error.ts';
import type { LiveState } from '../../api/live.ts';
import type { PairingLinkEvent } from '../../api/pairing-link.ts';

/**
 * `linked`: while this page watched. `used`: before it was opened, here or elsewhere.
 * `unknown`: there is no such link. `other`: a reason of a later server.
 */
export type LinkEnd = 'linked' | 'used' | 'expired' | 'revoked' | 'unknown' | 'other';

/** Whether changes reach this page; `opening` is the moment before that is known. */
type Reach = 'opening' | 'up' | 'down';

/** What the page has heard. */
export interface LinkState {
  readonly session: PairingState | null;
  /** The newest code, and when this browser got it. */
  readonly code: { readonly value: QrCode; readonly receivedAt: number } | null;
  readonly link: Reach;
  /** Since when, in ms. */
  readonly linkSince: number | null;
  readonly end: LinkEnd | null;
  /** Why the server would not open the link, where that says nothing about the link. */
  readonly error: ApiError | null;
}

export type LinkNews =
  | PairingLinkEvent
  | { readonly event: 'connection'; readonly data: LiveState }
  | { readonly event: 'refused'; readonly data: ApiError };

/** What the page shows. */
export type LinkView =
  | { readonly kind: 'opening' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly error: ApiError }
  | { readonly kind: 'over'; readonly end: LinkEnd; readonly session: PairingState | null }
  | {
      readonly kind: 'pairing';
      readonly session: PairingState;
      readonly code: LinkState['code'];
      readonly link: Reach;
      readonly linkSince: LinkState['linkSince'];
      /** Whether a button may offer to ask for new codes. */
      readonly mayAsk: boolean;
    };

export const nothingHeard: LinkState = {
  session: null,
  code: null,
  link: 'opening',
  linkSince: null,
  end: null,
  error: null,
};

const reachOf: Readonly<Record<LiveState, Reach>> = {
  off: 'down',
  connecting: 'opening',
  live: 'up',
  reconnecting: 'down',
  polling: 'down',
};

/** What is known after one more piece of news, heard at `now`. Nothing follows the end. */
export function hear(before: LinkState, news: LinkNews, now: number): LinkState {
  if (before.end || before.error) return before;
  switch (news.event) {
    case 'status': {
      const code = news.data.status === 'qr_code' ? before.code : null;
      return { ...before, session: news.data, code };
    }
    case 'qr':
      return { ...before, code: { value: news.data, receivedAt: now } };
    case 'ended':
      return over(before, endOf(news.data.reason, before));
    case 'connection':
      return withReach(before, reachOf[news.data], now);
    case 'refused':
      return refused(before, news.data);
  }
}

export function viewOf(state: LinkState): LinkView {
  const { session, code, link, linkSince, end, error } = state;
  if (end) return { kind: 'over', end, session };
  if (error) return { kind: 'refused', error };
  if (!session) return { kind: link === 'down' ? 'unreachable' : 'opening' };
  return { kind: 'pairing', session, code, link, linkSince, mayAsk: mayAskForCodes(session) };
}

const withReach = (before: LinkState, link: Reach, now: number): LinkState =>
  link === before.link ? before : { ...before, link, linkSince: now };

function refused(before: LinkState, error: ApiError): LinkState {
  if (error.code === 'PAIRING_LINK_NOT_FOUND') return over(before, 'unknown');
  if (error.code === 'PAIRING_LINK_ENDED') return over(before, endOf(error.reason, before));
  return { ...before, code: null, error };
}

/** A code is a secret while it lives: none is kept. */
function over(before: LinkState, end: LinkEnd): LinkState {
  return { ...before, code: null, end };
}

function endOf(reason: string | null, { session }: LinkState): LinkEnd {
  // Who has watched until here has seen it happen, even if the last words were lost on the way.
  if (reason === 'linked') return session ? 'linked' : 'used';
  return reason === 'expired' || reason === 'revoked' ? reason : 'other';
}
