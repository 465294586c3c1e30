import { create } from 'zustand';
import type { BulkVerb } from './bulk-plan.ts';
import type { Outcome } from './run-bulk.ts';

export interface BulkRun {
  readonly verb: BulkVerb;
  readonly total: number;
  readonly outcomes: readonly Outcome[];
  readonly isOver: boolean;
  readonly isCancelled: boolean;
  /** Until when the server's limit makes it wait; ms since the epoch. */
  readonly waitsUntil: number | null;
}

/** The last run, which goes on while its page is left. One at a time. */
export const useBulkRun = create<{ readonly now: BulkRun | null }>(() => ({ now: null }));
