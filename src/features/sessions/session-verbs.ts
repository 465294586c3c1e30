import { useMutation } from '@tanstack/react-query';
import {
  getSession,
  listSessions,
  logoutSession,
  restartSession,
  startSession,
  stopSession,
} from '../../../contract/sessions.ts';
import { call } from '../../api/connection.ts';
import { invalidate } from '../../api/query.ts';

export const verbEndpoints = {
  start: startSession,
  stop: stopSession,
  restart: restartSession,
  logout: logoutSession,
} as const;

/** What can be asked of a session without a word about it. */
export type PlainVerb = keyof typeof verbEndpoints;

/** Asks a verb of a session and no more: what is known of it is left to follow by itself. */
export async function askVerbAlone(name: string, verb: PlainVerb): Promise<void> {
  await call(verbEndpoints[verb], { params: { name } });
}

/** Asks again for all that a verb changes. */
export async function refreshSessions(): Promise<void> {
  await Promise.all([invalidate(listSessions), invalidate(getSession)]);
}

/** Asks a verb of a session. Rejects with an ApiError. */
export async function askVerb(name: string, verb: PlainVerb): Promise<void> {
  await askVerbAlone(name, verb);
  await refreshSessions();
}

/** The verbs of one session: which one is under way, and how the last one failed. */
export function useSessionVerbs(name: string) {
  return useMutation({ mutationFn: (verb: PlainVerb) => askVerb(name, verb) });
}
