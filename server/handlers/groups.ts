import { verbRefusal } from '../../rules/session-verbs.ts';
import { Refusal } from '../refusal.ts';
import type { HandlerDeps, HandlersOf } from './deps.ts';
import { connected, findSession, refusalWords } from './session-access.ts';

export function groupHandlers(deps: HandlerDeps): HandlersOf<'listWhatsappGroups'> {
  const { store, whatsapp } = deps;
  return {
    async listWhatsappGroups({ caller, params }) {
      const session = await findSession(store, caller, params.name);
      // Only a session that could send can ask WhatsApp for its groups.
      const refusal = verbRefusal('send', session);
      if (refusal) throw new Refusal('SESSION_NOT_WORKING', refusalWords(refusal, session));
      return connected(session, () => whatsapp.groups(session));
    },
  };
}
