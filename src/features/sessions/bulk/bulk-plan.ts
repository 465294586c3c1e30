import type { Session } from '../../../../contract/sessions.ts';
import type { SessionVerb } from '../../../../rules/session-verbs.ts';

/** What can be asked of many sessions at once. */
export const bulkVerbs = ['start', 'stop', 'restart'] as const satisfies readonly SessionVerb[];
export type BulkVerb = (typeof bulkVerbs)[number];

export interface BulkPlan {
  /** The sessions that will be asked. */
  readonly applies: readonly Session[];
  /** The others, by the reason why they are left out. */
  readonly leftOut: readonly { readonly reason: string; readonly sessions: readonly Session[] }[];
}

const refusedByWhatsapp: readonly (string | null)[] = ['banned', 'restricted'];

/** Whether trying again can do harm, so that somebody has to decide it for this one alone. */
export function needsOwnDecision(
  verb: BulkVerb,
  { status, status_reason }: Pick<Session, 'status' | 'status_reason'>,
): boolean {
  return verb !== 'stop' && status === 'failed' && refusedByWhatsapp.includes(status_reason);
}

/** Divides the selected sessions into those that a verb applies to now, and the rest. */
export function planBulk(
  verb: BulkVerb,
  sessions: readonly Session[],
  reasonOf: (verb: BulkVerb, session: Session) => string | null,
): BulkPlan {
  const applies: Session[] = [];
  const byReason = new Map<string, Session[]>();
  for (const session of sessions) {
    const reason = reasonOf(verb, session);
    const others = reason === null ? applies : byReason.get(reason);
    if (others) others.push(session);
    else if (reason !== null) byReason.set(reason, [session]);
  }
  const leftOut = [...byReason].map(([reason, left]) => ({ reason, sessions: left }));
  return { applies, leftOut };
}
