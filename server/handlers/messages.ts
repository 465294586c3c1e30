import { toChatId } from '../../rules/chat-ids.ts';
import { verbRefusal } from '../../rules/session-verbs.ts';
import { callerName } from '../domain/access.ts';
import { Refusal } from '../refusal.ts';
import type { HandlerDeps, HandlersOf } from './deps.ts';
import { createAnswerOnce } from './idempotency.ts';
import { connected, findSession, refusalWords } from './session-access.ts';

export function messageHandlers(deps: HandlerDeps): HandlersOf<'sendMessage'> {
  const { store, whatsapp, clock } = deps;
  const answerOnce = createAnswerOnce(store.idempotency, clock);

  return {
    async sendMessage({ caller, params, body, idempotencyKey }) {
      const session = await findSession(store, caller, params.name);
      const chatId = toChatId(body.chatId);
      if (!chatId) {
        throw new Refusal(
          'INVALID_CHAT_ID',
          'A chatId is 7 to 15 digits with country code and @c.us, or a group id and @g.us.',
        );
      }
      const request = {
        caller: callerName(caller),
        key: idempotencyKey,
        content: [session.id, chatId, body.text],
      };
      return answerOnce(request, async () => {
        if (session.status === 'failed' && session.status_reason === 'restricted') {
          const detail = `WhatsApp has restricted the account of session '${session.name}'.`;
          throw new Refusal('WHATSAPP_RESTRICTED', detail, { until: session.status_until });
        }
        const refusal = verbRefusal('send', session);
        if (refusal) throw new Refusal('SESSION_NOT_WORKING', refusalWords(refusal, session));
        const message = { chatId, text: body.text };
        const { id, timestamp } = await connected(session, () => whatsapp.send(session, message));
        return { success: true, result: { key: { id }, timestamp } };
      });
    },
  };
}
