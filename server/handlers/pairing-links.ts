import type { Session } from '../../contract/sessions.ts';
import { mayAskForCodes } from '../../rules/pairing-links.ts';
import { tooManyRequests } from '../admission.ts';
import { randomToken, sha256 } from '../auth/secrets.ts';
import { createRateLimit } from '../rate-limit.ts';
import { Refusal } from '../refusal.ts';
import type { KnownPairingLink } from '../store/store.ts';
import type { HandlerDeps, HandlersOf } from './deps.ts';
import { asEvent, pairingLinkSource, pairingStateOf } from './pairing-link-stream.ts';
import { findSession, needNetwork } from './session-access.ts';

const minuteMs = 60_000;
const pageSize = 50;
/** A stranger with a link can make the server knock at WhatsApp so often, and no more. */
const asksPerMinute = 3;
const asksPerLink = 10;

type PairingLinkEndpoints =
  | 'listPairingLinks'
  | 'createPairingLink'
  | 'revokePairingLink'
  | 'pairingLinkStream'
  | 'askForCodes';

export function pairingLinkHandlers(deps: HandlerDeps): HandlersOf<PairingLinkEndpoints> {
  const { store, whatsapp, sandbox, clock, authenticator } = deps;
  const askLimit = createRateLimit(asksPerMinute, clock);

  /** The link of a token and its session, if the link lives. */
  async function openLink(token: string): Promise<{ link: KnownPairingLink; session: Session }> {
    const link = await store.pairingLinks.find(sha256(token), clock.now());
    const session = link && (await store.sessions.getById(link.sessionId));
    if (!session) throw new Refusal('PAIRING_LINK_NOT_FOUND', 'There is no such pairing link.');
    if (link.ended === null) return { link, session };
    const detail = `This pairing link has ended (${link.ended}).`;
    throw new Refusal('PAIRING_LINK_ENDED', detail, { reason: link.ended });
  }

  return {
    async listPairingLinks({ caller, params, query }) {
      const session = await findSession(store, caller, params.name);
      const page = { limit: query.limit ?? pageSize, cursor: query.cursor ?? null };
      return store.pairingLinks.list(session.id, { ...page, at: clock.now() });
    },

    async createPairingLink({ caller, params, body, request }) {
      const { id: sessionId, name } = await findSession(store, caller, params.name);
      const token = randomToken();
      const at = clock.now();
      const made = await store.pairingLinks.create({
        sessionId,
        tokenHash: sha256(token),
        createdBy: caller.kind === 'login' ? caller.user.id : null,
        at,
        expiresAt: at + body.expires_in_minutes * minuteMs,
      });
      if (made === 'session_gone') {
        throw new Refusal('SESSION_NOT_FOUND', `Session '${name}' not found`);
      }
      if (made === 'phone_linked') {
        const detail = `Session '${name}' has a phone linked already: log it out first.`;
        throw new Refusal('INVALID_TRANSITION', detail);
      }
      const url = `${request.origin}/pair#token=${token}`;
      return { id: made.id, url, expires_at: made.expires_at };
    },

    async revokePairingLink({ caller, params }) {
      const session = await findSession(store, caller, params.name);
      if (!(await store.pairingLinks.revoke(session.id, params.id, clock.now()))) {
        throw new Refusal('PAIRING_LINK_NOT_FOUND', `Pairing link ${params.id} not found`);
      }
      authenticator.revoke({ kind: 'pairing-link', linkId: params.id });
      return { message: 'Pairing link revoked successfully' };
    },

    async pairingLinkStream({ pairingToken }) {
      const { link } = await openLink(pairingToken);
      const readAgain = () => store.pairingLinks.find(sha256(pairingToken), clock.now());
      return pairingLinkSource(deps, link, readAgain);
    },

    async askForCodes({ pairingToken }) {
      const { link, session } = await openLink(pairingToken);
      if (!mayAskForCodes(session)) {
        const now = [session.status, session.status_reason].filter(Boolean).join(', ');
        throw new Refusal('INVALID_TRANSITION', `New codes can't be asked for now (${now}).`);
      }
      needNetwork(sandbox, session.network);
      const { allowed, window } = askLimit.take(String(link.id));
      if (!allowed) throw tooManyRequests(window.resetAt, clock);
      if (!(await store.pairingLinks.countAsk(link.id, asksPerLink, clock.now()))) {
        const detail = 'This link has asked for codes too often. Ask whoever made it for another.';
        throw new Refusal('PAIRING_ASKS_SPENT', detail);
      }
      return pairingStateOf(asEvent(await whatsapp.start(session)), link.expiresAt);
    },
  };
}
