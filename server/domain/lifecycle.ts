import {
  isRunning,
  type Lifecycle,
  type LifecycleEvent,
  type Moment,
  type Step,
  settled,
} from './lifecycle-state.ts';
import { afterClose, afterTimer, begin, fail, PATIENCE, stay } from './lifecycle-steps.ts';

/** What an event makes of a session, and what is to be done for it. Any event may come at any time. */
export function advance(state: Lifecycle, event: LifecycleEvent, moment: Moment): Step {
  const { now } = moment;
  switch (event.type) {
    case 'start':
      return state.status === 'stopped' || state.status === 'failed'
        ? begin(state, now, event.delay ?? 0)
        : stay(state);
    case 'restart':
      return begin(state, now, 0);
    case 'stop':
      return { state: { ...settled(state), status: 'stopped' }, effects: ['disconnect'] };
    case 'logout':
      return {
        state: { ...settled(state), status: 'stopped', linked: false },
        effects: [state.linked ? 'unlink' : 'disconnect', 'forget'],
      };
    default:
      return isRunning(state) ? whileRunning(state, event, moment) : stay(state);
  }
}

type RunningEvent = Exclude<LifecycleEvent, { type: 'start' | 'restart' | 'stop' | 'logout' }>;

function whileRunning(state: Lifecycle, event: RunningEvent, moment: Moment): Step {
  const { now } = moment;
  switch (event.type) {
    case 'answered':
      return stay({ ...state, answered: true });
    case 'code':
      if (state.reason === 'finishing') return stay(state);
      return stay({
        ...state,
        status: 'qr_code',
        reason: null,
        deadline: event.endsAt,
        retryAt: null,
      });
    case 'scanned':
      return stay({
        ...state,
        status: 'starting',
        reason: 'finishing',
        linked: true,
        failures: 0,
        lastCode: null,
        deadline: now + PATIENCE,
        retryAt: null,
      });
    case 'passkey_asked':
      return state.linked ? stay(state) : fail(state, 'passkey_required', { forget: true });
    case 'opened':
      return stay({
        ...state,
        status: 'working',
        reason: null,
        linked: true,
        openedAt: now,
        deadline: null,
        retryAt: null,
      });
    case 'closed':
      return afterClose(state, event.close, moment);
    case 'timer':
      return afterTimer(state, moment);
  }
}
