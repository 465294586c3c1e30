import type { EventOf } from '../contract/endpoint.ts';
import type { accountStream } from '../contract/events.ts';

/** Something that happened to one session, as the account's stream tells it. */
export type LiveEvent = Exclude<EventOf<typeof accountStream>, { event: 'resync' }> & {
  readonly sessionId: number;
};

export interface NumberedEvent {
  /** `epoch.n`, opaque to clients. */
  readonly id: string;
  readonly live: LiveEvent;
}

export interface Live {
  publish(event: LiveEvent): void;
  /**
   * Hears every event from now on. With `after`, what came since that id is replayed first;
   * `missed` is true when the buffer no longer reaches back that far or the id is of another epoch.
   */
  subscribe(
    listener: (event: NumberedEvent) => void,
    after?: string,
  ): { readonly missed: boolean; readonly replay: readonly NumberedEvent[]; close(): void };
  /** The id of the newest event: what a subscriber that has read the state may resume from. */
  lastId(): string;
}

/** Who hears which event: one bounded buffer for all streams of this process. */
export function createLive(options: { epoch: string; bufferSize?: number }): Live {
  const { epoch, bufferSize = 5_000 } = options;
  const listeners = new Set<(event: NumberedEvent) => void>();
  const buffer: NumberedEvent[] = [];
  let count = 0;

  const numberOf = (id: string): number | null => {
    if (!id.startsWith(`${epoch}.`)) return null;
    const n = id.slice(epoch.length + 1);
    return /^[0-9]+$/.test(n) && Number(n) <= count ? Number(n) : null;
  };

  return {
    publish(live) {
      count += 1;
      const numbered = { id: `${epoch}.${count}`, live };
      buffer.push(numbered);
      if (buffer.length > bufferSize) buffer.shift();
      for (const listener of listeners) listener(numbered);
    },
    subscribe(listener, after) {
      listeners.add(listener);
      const close = () => void listeners.delete(listener);
      if (after === undefined) return { missed: false, replay: [], close };
      const seen = numberOf(after);
      const oldest = count - buffer.length;
      if (seen === null || seen < oldest) return { missed: true, replay: [], close };
      return { missed: false, replay: buffer.slice(seen - oldest), close };
    },
    lastId: () => `${epoch}.${count}`,
  };
}
