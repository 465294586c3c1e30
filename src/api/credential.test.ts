import { describe, expect, test } from 'vitest';
import type { Tokens } from '../../contract/auth.ts';
import { manualClock } from '../../rules/clock.ts';
import { ApiError } from './api-error.ts';
import { createCredential, type LoginState, type Slot } from './credential.ts';
import type { TabChannel, TabMessage } from './tab-channel.ts';
import { storageLock } from './tab-lock.ts';

function slot(value: string | null = null): Slot {
  return {
    get: () => value,
    set(next) {
      value = next;
    },
  };
}

/** What tabs posted has arrived. */
const delivered = () => new Promise((resolve) => setImmediate(resolve));

/** A browser whose tabs share notes, a channel and a lock, before a server that counts. */
function browser({ cookie = true }: { cookie?: boolean } = {}) {
  const clock = manualClock();
  const note = slot();
  const stored = new Map<string, string>();
  const store = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
  const listeners = new Map<object, (message: TabMessage) => void>();
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
    const channel: TabChannel = {
      listen: (listener) => void listeners.set(me, listener),
      post: (message) =>
        listeners.forEach((listener, tab) => {
          if (tab !== me) setImmediate(listener, message);
        }),
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
      onState: (state) => states.push(state),
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

const refusal = new ApiError({ status: 401, code: 'TOKEN_INVALID', message: 'No.' });

describe('at the start', () => {
  test('nobody ever logged in here: signed out without a request', async () => {
    const { openTab, presented } = browser();
    expect(await openTab().credential.resume()).toBe('signed-out');
    expect(presented).toEqual([]);
  });

  test('a login is resumed with one request', async () => {
    const { openTab, presented, note, meanwhile } = browser();
    note.set('1');
    const { credential, states } = openTab();
    expect(await meanwhile(credential.resume())).toBe('signed-in');
    expect(await credential.token()).toBe('access-1');
    expect(presented).toEqual([undefined]);
    expect(states).toEqual(['signed-in']);
  });

  test('a login that ended meanwhile is signed out, and not asked for again', async () => {
    const { openTab, presented, note, refuse, meanwhile } = browser();
    note.set('1');
    refuse(refusal);
    expect(await meanwhile(openTab().credential.resume())).toBe('signed-out');
    expect(await openTab().credential.resume()).toBe('signed-out');
    expect(presented).toHaveLength(1);
  });

  test('a server out of reach decides nothing', async () => {
    const { openTab, note, refuse, meanwhile } = browser();
    note.set('1');
    refuse(new ApiError({ status: 0, code: 'NETWORK', message: 'No answer' }));
    const { credential } = openTab();
    await expect(meanwhile(credential.resume())).rejects.toMatchObject({ code: 'NETWORK' });
    expect(credential.state()).toBe('unknown');
    expect(note.get()).toBe('1');
  });

  test('a second tab takes the token of the first', async () => {
    const { openTab, presented, tokensOf, meanwhile } = browser();
    const first = openTab().credential;
    await first.resume();
    first.adopt(tokensOf(0));
    const second = openTab().credential;
    expect(await meanwhile(second.resume())).toBe('signed-in');
    expect(await second.token()).toBe('access-0');
    expect(presented).toEqual([]);
  });
});

describe('a token', () => {
  test('is renewed a minute ahead of its end, not before', async () => {
    const { openTab, clock, presented, tokensOf, meanwhile } = browser();
    const { credential } = openTab();
    credential.adopt(tokensOf(0));
    clock.advance(3_539_000);
    expect(await credential.token()).toBe('access-0');
    clock.advance(1_000);
    expect(await meanwhile(credential.token())).toBe('access-1');
    expect(presented).toHaveLength(1);
  });

  test('that many requests find refused is renewed once', async () => {
    const { openTab, presented, tokensOf, meanwhile } = browser();
    const { credential } = openTab();
    credential.adopt(tokensOf(0));
    const renewed = Promise.all([1, 2, 3].map(() => credential.renew('access-0')));
    expect(await meanwhile(renewed)).toEqual(['access-1', 'access-1', 'access-1']);
    expect(await credential.renew('access-0')).toBe('access-1');
    expect(presented).toHaveLength(1);
  });

  test('that eight tabs find expired is renewed by one of them', async () => {
    const { openTab, clock, presented, tokensOf, meanwhile } = browser();
    const tabs = Array.from({ length: 8 }, () => openTab().credential);
    await Promise.all(tabs.map((tab) => tab.resume()));
    tabs[0]?.adopt(tokensOf(0));
    await delivered();
    clock.advance(3_600_000);
    const tokens = await meanwhile(Promise.all(tabs.map((tab) => tab.token())));
    expect(new Set(tokens)).toEqual(new Set(['access-1']));
    expect(presented).toHaveLength(1);
  });

  test('that cannot be renewed leaves the login expired until someone signs in again', async () => {
    const { openTab, refuse, presented, tokensOf, meanwhile } = browser();
    const { credential, states } = openTab();
    credential.adopt(tokensOf(0));
    refuse(refusal);
    expect(await meanwhile(credential.renew('access-0'))).toBeNull();
    expect(await credential.token()).toBeNull();
    expect(presented).toHaveLength(1);
    credential.adopt(tokensOf(5));
    expect(await credential.token()).toBe('access-5');
    expect(states).toEqual(['signed-in', 'expired', 'signed-in']);
  });

  test('signing in again in one tab signs the others in too', async () => {
    const { openTab, refuse, tokensOf, meanwhile } = browser();
    const [one, two] = [openTab(), openTab()];
    await Promise.all([one.credential.resume(), two.credential.resume()]);
    one.credential.adopt(tokensOf(0));
    await delivered();
    refuse(refusal);
    await meanwhile(one.credential.renew('access-0'));
    await meanwhile(two.credential.renew('access-0'));
    two.credential.adopt(tokensOf(5));
    await delivered();
    expect(await one.credential.token()).toBe('access-5');
  });
});

test('logging out forgets everything, in all tabs', async () => {
  const { openTab, note, presented, tokensOf } = browser({ cookie: false });
  const [one, two] = [openTab(), openTab()];
  await Promise.all([one.credential.resume(), two.credential.resume()]);
  one.credential.adopt(tokensOf(0));
  await delivered();
  expect(two.keptRefreshToken.get()).toBe('refresh-0');
  two.credential.forget();
  await new Promise((resolve) => setImmediate(resolve));
  for (const { credential, keptRefreshToken } of [one, two]) {
    expect(credential.state()).toBe('signed-out');
    expect(await credential.token()).toBeNull();
    expect(keptRefreshToken.get()).toBeNull();
  }
  expect(note.get()).toBeNull();
  expect(presented).toEqual([]);
});

describe('against another origin', () => {
  test('the refresh token of this tab outlives a reload and rotates', async () => {
    const { openTab, presented, meanwhile } = browser({ cookie: false });
    const kept = slot('refresh-0');
    const { credential } = openTab(kept);
    expect(await meanwhile(credential.resume())).toBe('signed-in');
    expect(presented).toEqual(['refresh-0']);
    expect(kept.get()).toBe('refresh-1');
  });

  test('a copied tab never presents a refresh token that the other one used', async () => {
    const { openTab, presented, meanwhile } = browser({ cookie: false });
    const [one, two] = [openTab(slot('refresh-0')), openTab(slot('refresh-0'))];
    await meanwhile(Promise.all([one.credential.resume(), two.credential.resume()]));
    expect(presented).toEqual(['refresh-0']);
    await meanwhile(two.credential.renew((await two.credential.token()) ?? ''));
    await delivered();
    expect(presented).toEqual(['refresh-0', 'refresh-1']);
    expect(one.keptRefreshToken.get()).toBe('refresh-2');
  });
});
