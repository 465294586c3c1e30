import { useEffect, useState } from 'react';

type Listener = (now: number) => void;

/** One timer for all that wait equally long, so that a page full of times is drawn once a tick. */
const timers = new Map<number, { readonly listeners: Set<Listener>; readonly stop: () => void }>();

function timerOf(every: number) {
  const known = timers.get(every);
  if (known) return known;
  const listeners = new Set<Listener>();
  const interval = setInterval(() => {
    const now = Date.now();
    for (const listener of listeners) listener(now);
  }, every);
  const timer = { listeners, stop: () => clearInterval(interval) };
  timers.set(every, timer);
  return timer;
}

/** The time now, in ms, kept up to date every `every` ms; 0 stops it. */
export function useNow(every: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (every <= 0) return;
    const { listeners, stop } = timerOf(every);
    listeners.add(setNow);
    return () => {
      listeners.delete(setNow);
      if (listeners.size > 0) return;
      stop();
      timers.delete(every);
    };
  }, [every]);
  return now;
}
