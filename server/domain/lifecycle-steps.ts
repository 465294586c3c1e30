import { type Close, verdictOn } from './close-reasons.ts';
import { type Lifecycle, type Moment, type Step, settled } from './lifecycle-state.ts';

/** Milliseconds that a state may last in which something is waited for. */
export const PATIENCE = 60_000;
const FIRST_RETRY = 1_000;
const SLOWEST_RETRY = 60_000;
const JITTER = 0.2;

export const stay = (state: Lifecycle): Step => ({ state, effects: [] });

export function begin(state: Lifecycle, now: number, delay: number): Step {
  return {
    state: {
      ...settled(state),
      status: 'starting',
      wanted: true,
      deadline: now + delay + PATIENCE,
      retryAt: delay > 0 ? now + delay : null,
    },
    effects: [delay > 0 ? 'disconnect' : 'connect'],
  };
}

export function fail(
  state: Lifecycle,
  reason: string,
  { forget = false, until = null }: { forget?: boolean; until?: number | null } = {},
): Step {
  const linked = state.linked && !forget;
  return {
    state: {
      ...settled(state),
      status: 'failed',
      reason,
      // A linked phone that WhatsApp was merely silent to deserves the server's next start.
      wanted: reason === 'timeout' && linked,
      linked,
      restrictedUntil: until,
    },
    effects: forget ? ['disconnect', 'forget'] : ['disconnect'],
  };
}

export function afterClose(before: Lifecycle, close: Close, moment: Moment): Step {
  const state = countedAnew(before, moment.now);
  const verdict = verdictOn(close, { linked: state.linked, previous: state.lastCode });
  if (verdict.next === 'fail') return fail(state, verdict.reason, verdict);
  const lost: Lifecycle = {
    ...waitingAgain(state, moment.now),
    answered: false,
    openedAt: null,
    failures: state.failures + 1,
    lastCode: close.kind === 'code' ? close.code : null,
  };
  if (verdict.next === 'reconnect') return { state: lost, effects: ['connect'] };
  return stay({ ...lost, retryAt: lost.retryAt ?? moment.now + backoff(state.failures, moment) });
}

export function afterTimer(state: Lifecycle, moment: Moment): Step {
  const { now } = moment;
  if (state.deadline !== null && now >= state.deadline) return afterDeadline(state, moment);
  if (state.retryAt === null || now < state.retryAt) return stay(state);
  const retryAt = state.status === 'failed' ? now + slowly(moment) : null;
  return { state: { ...state, answered: false, retryAt }, effects: ['connect'] };
}

function afterDeadline(state: Lifecycle, moment: Moment): Step {
  if (state.status === 'qr_code') return fail(state, 'qr_expired', { forget: !state.linked });
  if (state.answered) return fail(state, 'timeout');
  return stay({
    ...state,
    status: 'failed',
    reason: 'network',
    deadline: null,
    retryAt: moment.now + slowly(moment),
  });
}

/** What the status becomes when a connection is lost that will be made again. */
function waitingAgain(state: Lifecycle, now: number): Lifecycle {
  switch (state.status) {
    case 'working':
      return state.reason === 'reconnecting'
        ? state
        : { ...state, reason: 'reconnecting', deadline: now + PATIENCE };
    case 'qr_code':
      return { ...state, status: 'starting', reason: null, deadline: now + PATIENCE };
    default:
      return state;
  }
}

/** A connection that lasted ends the row of failures. */
function countedAnew(state: Lifecycle, now: number): Lifecycle {
  const lasted = state.openedAt !== null && now - state.openedAt >= PATIENCE;
  return lasted ? { ...state, failures: 0, lastCode: null } : state;
}

const backoff = (failures: number, moment: Moment) =>
  sooner(Math.min(SLOWEST_RETRY, FIRST_RETRY * 2 ** failures), moment);

const slowly = (moment: Moment) => sooner(SLOWEST_RETRY, moment);

const sooner = (ms: number, { random }: Moment) => Math.round(ms * (1 - JITTER * random));
