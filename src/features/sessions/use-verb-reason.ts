import { useLingui } from '@lingui/react';
import type { Session } from '../../../contract/sessions.ts';
import { type SessionVerb, verbRefusal } from '../../../rules/session-verbs.ts';
import { useMe } from '../../api/me.ts';
import { notAllowedWords, refusalWords } from './verb-words.ts';

/** Why this person can't use a verb on a session now; null when they can. */
export function useVerbReason(): (verb: SessionVerb, session: Session) => string | null {
  const { i18n } = useLingui();
  const isMember = useMe()?.role === 'member';
  return (verb, session) => {
    if (isMember && verb !== 'send') return i18n._(notAllowedWords);
    const refusal = verbRefusal(verb, session);
    return refusal && i18n._(refusalWords[refusal]);
  };
}
