import { useState } from 'react';
import type { Session } from '../../../../contract/sessions.ts';
import { type ListView, sessionsOfView, steadyOrder } from './list-view.ts';

/**
 * The sessions of a view. While `held`, because a pointer is on them, every row stays where it is:
 * only what a person chooses moves rows under their hand.
 */
export function useSteadyRows(sessions: readonly Session[], view: ListView, held: boolean) {
  const wanted = sessionsOfView(sessions, view);
  const choice = JSON.stringify([view.show, view.search, view.network, view.sort]);
  const names = wanted.map(({ name }) => name);
  const [shown, setShown] = useState({ choice, names });

  if (!held || shown.choice !== choice) {
    if (shown.choice !== choice || shown.names.join() !== names.join()) setShown({ choice, names });
    return wanted;
  }
  const byName = new Map(sessions.map((session) => [session.name, session]));
  return steadyOrder(shown.names, names, new Set(byName.keys())).flatMap(
    (name) => byName.get(name) ?? [],
  );
}
