import type { StatusChange } from '../../../../contract/sessions.ts';

/** One status and how long it lasted. */
export interface Stretch {
  readonly status: string;
  readonly status_reason: string | null;
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly ms: number;
}

const dayMs = 24 * 3600 * 1000;
/** What is shorter is no wider than a hair in a day's bar. */
const hairMs = 5 * 60 * 1000;

/** From changes, newest first, to the stretches between them; the newest one lasts until now. */
export function stretchesOf(changes: readonly StatusChange[], now: number): Stretch[] {
  let until = now;
  return changes.map(({ status, status_reason, at }) => {
    const from = Date.parse(at);
    const stretch = { status, status_reason, from, ms: Math.max(0, until - from) };
    until = from;
    return stretch;
  });
}

export interface Day {
  /** Oldest first. */
  readonly stretches: readonly Stretch[];
  /** The part of the day before the first change that is known. */
  readonly unknownMs: number;
}

/** The last 24 hours of stretches that come newest first, without hairs; the newest one always. */
export function lastDay(stretches: readonly Stretch[], now: number): Day {
  const start = now - dayMs;
  const inside = stretches
    .filter(({ from, ms }, index) => from + ms > start && (ms >= hairMs || index === 0))
    .map((stretch) => {
      const from = Math.max(stretch.from, start);
      return { ...stretch, from, ms: stretch.from + stretch.ms - from };
    })
    .reverse();
  const known = stretches.at(-1)?.from ?? now;
  return { stretches: inside, unknownMs: Math.max(0, known - start) };
}
