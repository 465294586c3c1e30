import { useLingui } from '@lingui/react';
import { sendMessage } from '../../../contract/messages.ts';
import { deleteSession, type Session } from '../../../contract/sessions.ts';
import { type SessionVerb, verbRefusal } from '../../../rules/session-verbs.ts';
import { useLackReason } from '../../api/use-lack-reason.ts';
import { verbEndpoints } from './session-verbs.ts';
import { refusalWords } from './verb-words.ts';

const endpoints = { ...verbEndpoints, delete: deleteSession, send: sendMessage } as const;

/** Why who is signed in can't use a verb on a session now; null when they can. */
export function useVerbReason(): (verb: SessionVerb, session: Session) => string | null {
  const { i18n } = useLingui();
  const lackReason = useLackReason();
  return (verb, session) => {
    const lack = lackReason(endpoints[verb]);
    if (lack) return lack;
    const refusal = verbRefusal(verb, session);
    return refusal && i18n._(refusalWords[refusal]);
  };
}
