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

const endpoints = {
  start: startSession,
  stop: stopSession,
  restart: restartSession,
  logout: logoutSession,
} as const;

/** What can be asked of a session without a word about it. */
export type PlainVerb = keyof typeof endpoints;

/** Asks a verb of a session. Rejects with an ApiError. */
export async function askVerb(name: string, verb: PlainVerb): Promise<void> {
  await call(endpoints[verb], { params: { name } });
  await Promise.all([invalidate(listSessions), invalidate(getSession)]);
}

/** The verbs of one session: which one is under way, and how the last one failed. */
export function useSessionVerbs(name: string) {
  return useMutation({ mutationFn: (verb: PlainVerb) => askVerb(name, verb) });
}
