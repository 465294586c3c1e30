import type { Session } from '../../../contract/sessions.ts';
import { flapMs } from '../../pairing/flap.ts';

export interface SteadySessions {
  /** As the server told them. */
  readonly told: readonly Session[];
  /** As they are shown: in the same order, and each the same object while it looks the same. */
  readonly shown: readonly Session[];
  /** Since when a session has been reconnecting without showing it, by id; ms since the epoch. */
  readonly hidden: ReadonlyMap<number, number>;
  /** When the first of them is to be shown; null where there is none. */
  readonly dueAt: number | null;
}

const isReconnecting = ({ status, status_reason }: Session) =>
  status === 'working' && status_reason === 'reconnecting';
const isFine = ({ status, status_reason }: Session) =>
  status === 'working' && status_reason === null;

const fieldsOfFlap = ['status_reason', 'status_until', 'status_since', 'updated_at'] as const;

/** The session as it is now, but for its flap: of that, what was shown before. */
function withoutFlap(session: Session, before: Session): Session {
  const calm = { ...session };
  for (const field of fieldsOfFlap) Object.assign(calm, { [field]: before[field] });
  const fields = Object.keys(calm) as (keyof Session)[];
  return fields.every((field) => calm[field] === before[field]) ? before : calm;
}

/** What to show of what the server tells: drops that last less than `flapMs` are left out. */
export function steadySessions(
  before: SteadySessions | null,
  told: readonly Session[],
  now: number,
): SteadySessions {
  const reconnecting = told.filter(isReconnecting);
  if (!before || reconnecting.length === 0) {
    return { told, shown: told, hidden: new Map(), dueAt: null };
  }
  const shownBefore = new Map(before.shown.map((session) => [session.id, session]));
  const hidden = new Map<number, number>();
  const calm = new Map<Session, Session>();
  for (const session of reconnecting) {
    const last = shownBefore.get(session.id);
    const since = before.hidden.get(session.id) ?? now;
    if (!last || !isFine(last) || now - since >= flapMs) continue;
    hidden.set(session.id, since);
    calm.set(session, withoutFlap(session, last));
  }
  return {
    told,
    shown: calm.size > 0 ? told.map((session) => calm.get(session) ?? session) : told,
    hidden,
    dueAt: hidden.size > 0 ? Math.min(...hidden.values()) + flapMs : null,
  };
}
