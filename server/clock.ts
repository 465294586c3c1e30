export { type Clock, type ManualClock, manualClock, systemClock } from '../rules/clock.ts';

/** The contract's way of writing a time. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
