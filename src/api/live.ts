import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { accountStream, sessionStream } from '../../contract/events.ts';
import { getSession, listSessions } from '../../contract/sessions.ts';
import { systemClock } from '../../rules/clock.ts';
import { tabChannel } from './browser/tab-channel.ts';
import { loginState, ofLogin, onLoginState, openStream, randomName } from './connection.ts';
import { createLiveBatch, liveCacheOf } from './live/batch.ts';
import type { LiveEvent } from './live/cache.ts';
import { pollDelay } from './live/poll-delay.ts';
import { createSharedStream } from './live/shared-stream.ts';
import { createLiveStream, type LiveState, type LiveStream } from './live/stream.ts';
import { queryClient } from './query-client.ts';

export type { LiveEvent, LiveState };

const useLive = create<{ readonly state: LiveState; readonly since: number }>(() => ({
  state: 'off',
  since: Date.now(),
}));

/** Whether what is on the screen follows the server. */
export const useLiveState = (): LiveState => useLive((live) => live.state);
/** Since when it has been so; milliseconds since the epoch. */
export const useLiveSince = (): number => useLive((live) => live.since);

/** The stream of the session on the screen, where there is none of the whole account. */
const useSessionLive = create<{ readonly state: LiveState }>(() => ({ state: 'off' }));
export const useSessionLiveState = (): LiveState => useSessionLive(({ state }) => state);

const listeners = new Set<(event: LiveEvent) => void>();

/** Hears every event from now on, after it was written into the cache. */
export function onLiveEvent(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** `onLiveEvent` for as long as the component is shown. */
export function useLiveEvent(listener: (event: LiveEvent) => void): void {
  const hearEvent = useEffectEvent(listener);
  useEffect(() => onLiveEvent((event) => hearEvent(event)), []);
}

const batch = createLiveBatch({
  cache: liveCacheOf(queryClient),
  clock: systemClock,
  onEvents(events) {
    for (const event of events) for (const listener of listeners) listener(event);
  },
});

const isSeen = () => document.visibilityState === 'visible';
/** Something was missed while nobody looked, and waits until somebody does. */
let isBehind = false;

function refreshAll() {
  isBehind = !isSeen();
  void queryClient.invalidateQueries({ refetchType: isBehind ? 'none' : 'active' });
}

const surroundings = {
  onGap: refreshAll,
  clock: systemClock,
  random: Math.random,
};

/** The account's stream: one in this browser. */
const account = createSharedStream({
  ...surroundings,
  tab: randomName(),
  channel: tabChannel(() => ofLogin('live')),
  isSeen,
  onBegin() {
    // The state has every session there is, and says nothing of those deleted meanwhile.
    for (const { name } of [listSessions, getSession]) {
      void queryClient.invalidateQueries({ queryKey: [name] });
    }
  },
  open: (lastEventId, signal) => openStream(accountStream, { query: {} }, { signal, lastEventId }),
  onEvent: (message) => batch.hear(message, null),
  onState: (state, since) => useLive.setState({ state, since }),
});

function goOn() {
  if (loginState() === 'signed-in') account.start();
}

function onVisibility() {
  account.look();
  // Nobody asked while nobody looked.
  if (isSeen() && (isBehind || useLive.getState().state === 'polling')) refreshAll();
}

let isStarted = false;

/**
 * From the first call on: follows the server while somebody is signed in, and forgets what is known
 * when they sign out. Called before anything is asked, so that no change falls between.
 */
export function startLive(): void {
  if (isStarted) return;
  isStarted = true;
  onLoginState((now, before) => {
    if (now === 'signed-out') {
      account.stop();
      batch.forget();
      queryClient.clear();
    } else if (now === 'leaving') {
      account.pause();
    } else if (now === 'signed-in') {
      account.start();
      if (before === 'expired') refreshAll();
    }
  });
  goOn();
  window.addEventListener('online', account.wake);
  document.addEventListener('visibilitychange', onVisibility);
  // A page that the browser keeps aside does not hear what it would pass on.
  window.addEventListener('pagehide', account.pause);
  document.addEventListener('freeze', account.pause);
  window.addEventListener('pageshow', (event) => event.persisted && goOn());
  document.addEventListener('resume', goOn);
}

/** Servers without heartbeats have their streams opened anew now and then: that is no news. */
const reopeningMs = 2_000;

function streamOf(name: string): LiveStream {
  let cancelNews = () => {};
  return createLiveStream({
    ...surroundings,
    open: (lastEventId, signal) =>
      openStream(sessionStream, { params: { name }, query: {} }, { signal, lastEventId }),
    onEvent: (message) => batch.hear(message, name),
    // It begins with the session's state, and for the rest pages ask by themselves.
    onGap: () => {},
    onState(state) {
      cancelNews();
      const tell = () => useSessionLive.setState({ state });
      if (state === 'reconnecting') cancelNews = systemClock.after(reopeningMs, tell);
      else tell();
    },
  });
}

/**
 * Keeps the session on the screen live where the server has no stream of the whole account. Only
 * while it is seen: tabs can't share these streams, and over HTTP/1.1 six of them take every
 * connection that the browser has for the server.
 */
export function useSessionStream(name: string): void {
  const isHidden = useIsHidden();
  const isNeeded = useLiveState() === 'polling' && !isHidden;
  useEffect(() => {
    if (!isNeeded) return;
    const stream = streamOf(name);
    stream.start();
    window.addEventListener('online', stream.wake);
    return () => {
      window.removeEventListener('online', stream.wake);
      stream.stop();
    };
  }, [isNeeded, name]);
}

function watchVisibility(onChange: () => void) {
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}

const useIsHidden = () => useSyncExternalStore(watchVisibility, () => document.hidden);

/** For `refetchInterval`: how often a page has to ask, which is mostly not at all. */
export function usePollDelay(): number | false {
  const isHidden = useIsHidden();
  return pollDelay(null, useLiveState(), isHidden);
}

/** The same of what belongs to the session on the screen; `status` is known to bear on it. */
export function useSessionPollDelay(status: string | null = null): number | false {
  const isHidden = useIsHidden();
  return pollDelay(status, useLiveState(), isHidden, useSessionLiveState());
}
