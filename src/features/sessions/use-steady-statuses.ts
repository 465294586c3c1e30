import { useEffect, useMemo, useState } from 'react';
import type { Session } from '../../../contract/sessions.ts';
import { type Clock, systemClock } from '../../../rules/clock.ts';
import { steadySessions } from './steady-status.ts';

/** The sessions without the drops of connection that are over before anyone could act on them. */
export function useSteadyStatuses(
  told: readonly Session[],
  clock: Clock = systemClock,
): readonly Session[] {
  const [known, setKnown] = useState(() => steadySessions(null, told, clock.now()));
  const steady = known.told === told ? known : steadySessions(known, told, clock.now());
  if (steady !== known) setKnown(steady);

  const { dueAt } = steady;
  useEffect(() => {
    if (dueAt === null) return;
    return clock.after(dueAt - clock.now(), () =>
      setKnown((now) => steadySessions(now, now.told, clock.now())),
    );
  }, [dueAt, clock]);

  return steady.shown;
}

/** The same for one session, once it is known. */
export function useSteadySession(told: Session | undefined): Session | undefined {
  const [session] = useSteadyStatuses(useMemo(() => (told ? [told] : []), [told]));
  return session;
}
