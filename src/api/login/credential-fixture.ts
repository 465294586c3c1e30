import type { Tokens } from '../../../contract/auth.ts';
import { manualClock } from '../../../rules/clock.ts';
import type { Slot } from '../browser/slot.ts';
import type { TabChannel } from '../browser/tab-channel.ts';
import { storageLock } from '../browser/tab-lock.ts';
import { createCredential, type LoginState, type TabMessage } from './credential.ts';

export function slot(value: string | null = null): Slot {
  return {
    get: () => value,
    set(next) {
      value = next;
    },
  };
}

/** What tabs posted has arrived. */
export const delivered = () => new Promise((resolve) => setImmediate(resolve));

/**
 * A browser whose tabs share notes, a channel and a lock, before a server that counts.
 * `messageMs`: how long a message between tabs takes.
 */
export function browser({ cookie = true, messageMs = 0 } = {}) {
  const clock = manualClock();
  const note = slot();
  const stored = new Map<string, string>();
  const store = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
  const listeners = new Map<object, (message: TabMessage) => void>();
  const persons: string[] = [];
  const presented: (string | undefined)[] = [];
  let answer: () => Tokens = () => tokensOf(presented.length);

  function tokensOf(n: number): Tokens {
    return {
      access_token: `access-${n}`,
      token_type: 'bearer',
      expires_in: 3600,
      ...(!cookie && { refresh_token: `refresh-${n}` }),
    };
  }

  function openTab(keptRefreshToken = slot()) {
    const me = {};
    const states: LoginState[] = [];
    const channel: TabChannel<TabMessage> = {
      listen: (listener) => void listeners.set(me, listener),
      post: (message) =>
        listeners.forEach((listener, tab) => {
          if (tab === me) return;
          if (messageMs > 0) clock.after(messageMs, () => listener(message));
          else setImmediate(listener, message);
        }),
      close: () => void listeners.delete(me),
    };
    const credential = createCredential({
      refresh: async (refreshToken) => {
        presented.push(refreshToken);
        return answer();
      },
      runAlone: storageLock({ key: 'lock', store, clock, owner: crypto.randomUUID() }),
      channel,
      clock,
      note,
      keptRefreshToken,
      onState(state, person) {
        states.push(state);
        persons.push(person);
      },
    });
    return { credential, states, keptRefreshToken };
  }

  /** Lets time pass until the promise has an answer. */
  async function meanwhile<T>(promise: Promise<T>): Promise<T> {
    let done = false;
    const end = promise.finally(() => {
      done = true;
    });
    end.catch(() => {});
    while (!done) {
      await delivered();
      clock.advance(10);
    }
    return end;
  }

  return {
    clock,
    note,
    presented,
    persons,
    openTab,
    meanwhile,
    tokensOf,
    refuse: (error: Error) => {
      answer = () => {
        throw error;
      };
    },
  };
}
