import type { Session } from '../../../../contract/sessions.ts';
import { keepsPlace, type ListView, sessionsOfView, steadyOrder } from './list-view.ts';

/** The rows of a view, and what they were found from. */
export interface KnownRows {
  readonly rows: readonly Session[];
  readonly sessions: readonly Session[];
  readonly choice: string;
  readonly held: boolean;
}

export const noRows: KnownRows = { rows: [], sessions: [], choice: '', held: false };

/** What of a view decides which rows there are. */
const choiceOf = ({ show, search, network, sort }: ListView) =>
  JSON.stringify([show, search, network, sort]);

/**
 * The rows after a change; the same object when there was none. They are looked for and sorted only
 * when one of them may have to move. While `held`, because a pointer is on them, every row stays
 * where it is: only what a person chooses moves rows under their hand.
 */
export function nextRows(
  known: KnownRows,
  sessions: readonly Session[],
  view: ListView,
  held: boolean,
): KnownRows {
  const choice = choiceOf(view);
  const isSameView = known.choice === choice && known.held === held;
  if (isSameView && known.sessions === sessions) return known;
  if (isSameView && allKeepPlace(known.sessions, sessions)) {
    return { ...known, sessions, rows: replaced(known, sessions) };
  }
  const wanted = sessionsOfView(sessions, view);
  const isHeld = held && known.choice === choice;
  return { rows: isHeld ? steady(known, sessions, wanted) : wanted, sessions, choice, held };
}

function allKeepPlace(before: readonly Session[], after: readonly Session[]): boolean {
  return (
    before.length === after.length &&
    before.every((session, index) => {
      const now = after[index];
      return now !== undefined && keepsPlace(session, now);
    })
  );
}

function replaced({ rows, sessions }: KnownRows, now: readonly Session[]): readonly Session[] {
  const changed = new Map<Session, Session>();
  for (const [index, session] of now.entries()) {
    const before = sessions[index];
    if (before && before !== session) changed.set(before, session);
  }
  return changed.size > 0 ? rows.map((row) => changed.get(row) ?? row) : rows;
}

function steady(known: KnownRows, sessions: readonly Session[], wanted: readonly Session[]) {
  const byName = new Map(sessions.map((session) => [session.name, session]));
  const order = steadyOrder(
    known.rows.map(({ name }) => name),
    wanted.map(({ name }) => name),
    new Set(byName.keys()),
  );
  return order.flatMap((name) => byName.get(name) ?? []);
}
