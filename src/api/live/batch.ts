import { notifyManager, type QueryClient } from '@tanstack/react-query';
import type { EventSourceMessage } from 'eventsource-parser';
import type { Clock } from '../../../rules/clock.ts';
import { applyEvent, type LiveCache, type LiveEvent } from './cache.ts';
import { readEvent } from './event.ts';
import { journalEvent } from './fresh.ts';

export function liveCacheOf(client: QueryClient): LiveCache {
  return {
    get: (key) => client.getQueryData(key),
    set: (key, value) => void client.setQueryData(key, value),
    remove: (key) => client.getQueryCache().find({ queryKey: key, exact: true })?.reset(),
    refresh: (key) => void client.invalidateQueries({ queryKey: key, exact: true }),
  };
}

interface LiveBatchDeps {
  readonly cache: LiveCache;
  readonly clock: Clock;
  /** Called after the events were written into the cache. */
  readonly onEvents: (events: readonly LiveEvent[]) => void;
}

/** A burst draws the page no more often than this. */
const batchMs = 100;

/**
 * Writes what a stream tells into the cache: the first event at once, such as a code that somebody
 * waits for, and of a burst as many together as came in `batchMs`.
 */
export function createLiveBatch({ cache, clock, onEvents }: LiveBatchDeps) {
  let waiting: LiveEvent[] = [];
  let nextAt = 0;
  let cancelFlush = () => {};

  function flush() {
    const events = waiting;
    waiting = [];
    nextAt = clock.now() + batchMs;
    notifyManager.batch(() => {
      for (const event of events) applyEvent(cache, event);
    });
    onEvents(events);
  }

  return {
    /** `session` is whose stream it is, where the events do not say so themselves. */
    hear(message: EventSourceMessage, session: string | null): void {
      const event = readEvent(message.event ?? 'message', message.data, session);
      if (!event || event.event === 'resync') return;
      journalEvent(event);
      waiting.push(event);
      if (waiting.length > 1) return;
      cancelFlush = clock.after(Math.max(0, nextAt - clock.now()), flush);
    },

    /** Drops what waits: it is nobody's any more. */
    forget(): void {
      cancelFlush();
      waiting = [];
    },
  };
}
