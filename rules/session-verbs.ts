/** What a person can ask of a session. */
export const sessionVerbs = ['start', 'stop', 'restart', 'logout', 'delete', 'send'] as const;
export type SessionVerb = (typeof sessionVerbs)[number];

/** Why a verb is not legal now. The server says it in a 409, a button as its reason. */
export type VerbRefusal =
  | 'already_started'
  | 'already_stopped'
  | 'start_instead'
  | 'no_phone_linked'
  | 'not_working';

interface SessionState {
  /** An open set: of a status we don't know, every verb is allowed and the server decides. */
  readonly status: string;
  readonly phone_number: string | null;
}

type Rule = (session: SessionState) => VerbRefusal | null;

const always: Rule = () => null;
const refuse =
  (reason: VerbRefusal): Rule =>
  () =>
    reason;
const whenLinked: Rule = (session) => (session.phone_number === null ? 'no_phone_linked' : null);

/** Which verb is legal in which status: the one table for the server and for every button. */
const table: Readonly<Record<string, Readonly<Record<SessionVerb, Rule>>>> = {
  stopped: {
    start: always,
    stop: refuse('already_stopped'),
    restart: refuse('start_instead'),
    logout: whenLinked,
    delete: always,
    send: refuse('not_working'),
  },
  starting: {
    start: refuse('already_started'),
    stop: always,
    restart: always,
    logout: whenLinked,
    delete: always,
    send: refuse('not_working'),
  },
  qr_code: {
    start: refuse('already_started'),
    stop: always,
    restart: always,
    logout: refuse('no_phone_linked'),
    delete: always,
    send: refuse('not_working'),
  },
  working: {
    start: refuse('already_started'),
    stop: always,
    restart: always,
    logout: always,
    delete: always,
    send: always,
  },
  failed: {
    start: always,
    stop: always,
    restart: always,
    logout: whenLinked,
    delete: always,
    send: refuse('not_working'),
  },
};

/** Null when the verb is legal now, else why it is not. */
export function verbRefusal(verb: SessionVerb, session: SessionState): VerbRefusal | null {
  const rules = Object.hasOwn(table, session.status) ? table[session.status] : undefined;
  return rules?.[verb](session) ?? null;
}
