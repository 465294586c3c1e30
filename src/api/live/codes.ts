import type { EventSourceMessage } from 'eventsource-parser';
import { readEvent } from './event.ts';

export interface Codes {
  hear(message: EventSourceMessage): void;
  /** What a stream would begin with; without ids, for they follow no event. */
  now(): EventSourceMessage[];
  forget(): void;
}

/**
 * The codes that can be scanned now. A stream tells them as it begins, and nothing else tells the
 * codes of all sessions: a tab that comes later has them from the one that leads.
 */
export function createCodes(): Codes {
  const bySession = new Map<string, string>();
  return {
    hear({ event = 'message', data }) {
      const live = readEvent(event, data, null);
      if (live?.event === 'qr') bySession.set(live.data.session, data);
      else if (live?.event === 'session_deleted') bySession.delete(live.data.session);
      else if (live?.event === 'status' && live.data.status !== 'qr_code') {
        bySession.delete(live.data.session);
      }
    },
    now: () => [...bySession.values()].map((data) => ({ id: undefined, event: 'qr', data })),
    forget: () => bySession.clear(),
  };
}
