import { hashKey } from '@tanstack/react-query';
import { applyEvent, type Key, type LiveCache, type LiveEvent } from './cache.ts';

/** The events that came while a question was on its way, one list per question. */
const journals = new Set<LiveEvent[]>();

export function journalEvent(event: LiveEvent): void {
  for (const journal of journals) journal.push(event);
}

/**
 * Asks, and writes into the answer what happened since the question left, so that a slow answer
 * never takes back what an event said. Asks once more where the events alone do not tell.
 */
export async function askFresh<T>(key: Key, ask: () => Promise<T>): Promise<T> {
  const first = await journalled(key, ask);
  return first.isStale ? (await journalled(key, ask)).value : first.value;
}

async function journalled<T>(key: Key, ask: () => Promise<T>) {
  const journal: LiveEvent[] = [];
  journals.add(journal);
  try {
    return replay(key, await ask(), journal);
  } finally {
    journals.delete(journal);
  }
}

/** The answer after the events. */
function replay<T>(key: Key, answer: T, events: readonly LiveEvent[]) {
  const result = { value: answer, isStale: false };
  const isThis = (other: Key) => hashKey(other) === hashKey(key);
  const cache: LiveCache = {
    get: (other) => (isThis(other) ? result.value : undefined),
    set(other, value) {
      // The reducer keeps the shape of what it found under the key.
      if (isThis(other)) Object.assign(result, { value: value as T, isStale: false });
    },
    remove(other) {
      if (isThis(other)) result.isStale = true;
    },
    refresh(other) {
      if (isThis(other)) result.isStale = true;
    },
  };
  for (const event of events) applyEvent(cache, event);
  return result;
}
