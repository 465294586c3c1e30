import type { SessionStatus } from '../../contract/sessions.ts';
import type { Close } from './close-reasons.ts';

/**
 * What a session is now. All times are milliseconds since the epoch. A state that does not end by
 * itself is `stopped`, `working` without a reason, or `failed` without a next try; every other
 * has a deadline or a next try.
 */
export interface Lifecycle {
  readonly status: SessionStatus;
  readonly reason: string | null;
  /** Whether it should run again after a restart of the server. */
  readonly wanted: boolean;
  /** There are keys of a linked phone to log in with. */
  readonly linked: boolean;
  /** WhatsApp has spoken on the connection that is being made. */
  readonly answered: boolean;
  /** Connections that ended in a row, none of which had lasted. */
  readonly failures: number;
  /** The code the last of these ended with. */
  readonly lastCode: number | null;
  readonly openedAt: number | null;
  readonly deadline: number | null;
  readonly retryAt: number | null;
  readonly restrictedUntil: number | null;
}

export type LifecycleEvent =
  /** `delay`: milliseconds to wait before the first connection. */
  | { readonly type: 'start'; readonly delay?: number }
  | { readonly type: 'restart' }
  | { readonly type: 'stop' }
  | { readonly type: 'logout' }
  /** The first word of WhatsApp on a new connection. */
  | { readonly type: 'answered' }
  /** A code to scan; `endsAt` is when the last of its batch ends. */
  | { readonly type: 'code'; readonly endsAt: number }
  | { readonly type: 'scanned' }
  | { readonly type: 'passkey_asked' }
  | { readonly type: 'opened' }
  | { readonly type: 'closed'; readonly close: Close }
  /** The time that `wakesAt` told has come. */
  | { readonly type: 'timer' };

/** `connect` replaces the connection there is; `unlink` tells WhatsApp, then disconnects. */
export type LifecycleEffect = 'connect' | 'disconnect' | 'unlink' | 'forget';

export interface Moment {
  readonly now: number;
  /** From 0 to 1: spreads the retries of many sessions. */
  readonly random: number;
}

export interface Step {
  readonly state: Lifecycle;
  readonly effects: readonly LifecycleEffect[];
}

const nothingRuns = {
  reason: null,
  wanted: false,
  answered: false,
  failures: 0,
  lastCode: null,
  openedAt: null,
  deadline: null,
  retryAt: null,
  restrictedUntil: null,
};

/** The same session with nothing running and nothing waited for. */
export const settled = (state: Lifecycle): Lifecycle => ({ ...state, ...nothingRuns });

/** A session that does not run, as the store has it after a start of the server. */
export function atRest(session: {
  status: string;
  status_reason: string | null;
  phone_number: string | null;
}): Lifecycle {
  const linked = session.phone_number !== null;
  return session.status === 'failed'
    ? { ...nothingRuns, status: 'failed', reason: session.status_reason, linked }
    : { ...nothingRuns, status: 'stopped', linked };
}

/** When the clock must send a `timer`; null: never. */
export function wakesAt({ deadline, retryAt }: Lifecycle): number | null {
  if (deadline === null || retryAt === null) return deadline ?? retryAt;
  return Math.min(deadline, retryAt);
}

/** When this status ends by itself, as far as anybody knows. */
export function statusUntil({
  status,
  deadline,
  retryAt,
  restrictedUntil,
}: Lifecycle): number | null {
  return status === 'failed' ? (retryAt ?? restrictedUntil) : deadline;
}

/** The connection that is being made will show a code, if it comes about. */
export function awaitsCode({ status, linked }: Lifecycle): boolean {
  return status === 'starting' && !linked;
}

/** It has a connection, or will make one. */
export function isRunning({ status, retryAt }: Lifecycle): boolean {
  return status !== 'stopped' && (status !== 'failed' || retryAt !== null);
}
