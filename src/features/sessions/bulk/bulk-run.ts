import { systemClock } from '../../../../rules/clock.ts';
import { onLoginState } from '../../../api/connection.ts';
import { askVerbAlone, refreshSessions } from '../session-verbs.ts';
import type { BulkVerb } from './bulk-plan.ts';
import { runBulk } from './run-bulk.ts';
import { type BulkRun, useBulkRun } from './use-bulk-run.ts';

let control = new AbortController();

/** With the page the rest would go unasked, and nobody would be told. */
const warnOfLeaving = (event: BeforeUnloadEvent) => event.preventDefault();

/** Asks the verb of every one of these, by name. Does nothing while another run is under way. */
export async function startBulk(verb: BulkVerb, names: readonly string[]): Promise<void> {
  const { now } = useBulkRun.getState();
  if (now && !now.isOver) return;
  const own = new AbortController();
  control = own;
  let run: BulkRun = {
    verb,
    total: names.length,
    outcomes: [],
    isOver: false,
    isCancelled: false,
    waitsUntil: null,
  };
  const change = (more: Partial<BulkRun>) => {
    run = { ...run, ...more };
    // Who signed out is shown nothing more of it.
    if (control === own) useBulkRun.setState({ now: run });
  };
  change({});
  window.addEventListener('beforeunload', warnOfLeaving);
  own.signal.addEventListener('abort', () => change({ isCancelled: true }));
  await runBulk(names, {
    ask: (name) => askVerbAlone(name, verb),
    clock: systemClock,
    signal: own.signal,
    onOutcome: (outcome) => change({ outcomes: [...run.outcomes, outcome] }),
    onWait: (waitsUntil) => change({ waitsUntil }),
  });
  window.removeEventListener('beforeunload', warnOfLeaving);
  change({ isOver: true });
  await refreshSessions();
}

export function cancelBulk(): void {
  control.abort();
}

/** Puts the results away. */
export function dismissBulk(): void {
  useBulkRun.setState({ now: null });
}

onLoginState((now) => {
  if (now !== 'signed-out') return;
  const last = control;
  control = new AbortController();
  last.abort();
  dismissBulk();
});
