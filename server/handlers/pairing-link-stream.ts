import * as z from 'zod/mini';
import type { EventOf } from '../../contract/endpoint.ts';
import type { StatusEvent } from '../../contract/events.ts';
import {
  type PairingEnd,
  type PairingState,
  type pairingLinkStream,
  pairingState,
} from '../../contract/pairing-links.ts';
import type { QrCode, Session } from '../../contract/sessions.ts';
import { isoTime } from '../clock.ts';
import type { StreamSource } from '../event-stream.ts';
import type { LiveEvent } from '../live.ts';
import type { KnownPairingLink } from '../store/store.ts';
import type { HandlerDeps } from './deps.ts';

/** What of a session concerns whoever holds the phone; all else is left out. */
export function pairingStateOf(session: StatusEvent, linkExpiresAt: number): PairingState {
  return z.parse(pairingState, { ...session, link_expires_at: isoTime(linkExpiresAt) });
}

/** A session as its status events tell of it. */
export const asEvent = (session: Session): StatusEvent => ({ ...session, session: session.name });

/**
 * Tells the link's session, from its state on, until the link ends. Listens first and reads after,
 * holding back what happens meanwhile, so that neither a change nor an end is missed.
 * @param readAgain the link as it is once the stream listens
 */
export function pairingLinkSource(
  deps: Pick<HandlerDeps, 'store' | 'whatsapp' | 'live' | 'clock' | 'log' | 'authenticator'>,
  link: KnownPairingLink,
  readAgain: () => Promise<KnownPairingLink | null>,
): StreamSource<EventOf<typeof pairingLinkStream>> {
  const { store, whatsapp, live, clock, log, authenticator } = deps;
  const { id: linkId, sessionId, expiresAt } = link;

  return (sink) => {
    const end = (reason: PairingEnd) => {
      sink.send({ event: 'ended', data: { reason } }, null);
      sink.end();
    };
    const tellState = (session: StatusEvent) => {
      sink.send({ event: 'status', data: pairingStateOf(session, expiresAt) }, null);
      if (session.status === 'working') end('linked');
    };
    const tellCode = (code: QrCode) => sink.send({ event: 'qr', data: code }, null);
    const tell = ({ event, data }: LiveEvent) => {
      if (event === 'session_deleted') return end('revoked');
      if (event === 'status') tellState(data);
      if (event !== 'qr') return;
      const { session: _, ...code } = data;
      tellCode(code);
    };

    let held: LiveEvent[] | null = [];
    const subscription = live.subscribe(({ live: happened }) => {
      if (happened.sessionId !== sessionId) return;
      if (held) held.push(happened);
      else tell(happened);
    });
    const credential = { kind: 'pairing-link', linkId } as const;
    const stopListening = authenticator.onRevoked(credential, () => end('revoked'));
    const cancelExpiry = clock.after(expiresAt - clock.now(), () => end('expired'));

    const begin = async () => {
      const [now, session] = await Promise.all([readAgain(), store.sessions.getById(sessionId)]);
      if (now?.ended !== null || !session) return end(now?.ended ?? 'revoked');
      tellState(asEvent(session));
      const code = whatsapp.qr(sessionId);
      if (code) tellCode(code);
      for (const happened of held ?? []) tell(happened);
      held = null;
    };
    begin().catch((err) => {
      log.error({ err }, 'the stream of a pairing link could not read its state');
      sink.end();
    });
    return () => {
      subscription.close();
      stopListening();
      cancelExpiry();
    };
  };
}
