import { notifyManager } from '@tanstack/react-query';
import type { EventSourceMessage } from 'eventsource-parser';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { accountStream, sessionStream } from '../../contract/events.ts';
import { systemClock } from '../../rules/clock.ts';
import { loginState, onLoginState, openStream } from './connection.ts';
import { applyEvent, type LiveCache, type LiveEvent } from './live-cache.ts';
import { readEvent } from './live-event.ts';
import { journalEvent } from './live-fresh.ts';
import { createLiveStream, type LiveState, type LiveStream } from './live-stream.ts';
import { pollDelay } from './poll-delay.ts';
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

const cache: LiveCache = {
  get: (key) => queryClient.getQueryData(key),
  set: (key, value) => void queryClient.setQueryData(key, value),
  remove: (key) => queryClient.getQueryCache().find({ queryKey: key, exact: true })?.reset(),
  refresh: (key) => void queryClient.invalidateQueries({ queryKey: key, exact: true }),
};

/** Events wait this long for others, so that a burst draws the page once. */
const batchMs = 100;
let waiting: LiveEvent[] = [];

function flush() {
  const events = waiting;
  waiting = [];
  notifyManager.batch(() => {
    for (const event of events) applyEvent(cache, event);
  });
  for (const event of events) for (const listener of listeners) listener(event);
}

function hear(message: EventSourceMessage, session: string | null) {
  const event = readEvent(message.event ?? 'message', message.data, session);
  if (!event || event.event === 'resync') return;
  journalEvent(event);
  waiting.push(event);
  if (waiting.length === 1) systemClock.after(batchMs, flush);
}

const refreshAll = () => void queryClient.invalidateQueries();

const surroundings = {
  onGap: refreshAll,
  clock: systemClock,
  random: Math.random,
  isOnline: () => navigator.onLine,
};

/** The account's stream: one in this tab. */
const account = createLiveStream({
  ...surroundings,
  open: (lastEventId, signal) => openStream(accountStream, { query: {} }, { signal, lastEventId }),
  onEvent: (message) => hear(message, null),
  onState: (state) => useLive.setState({ state, since: Date.now() }),
});

/** Follows the server while somebody is signed in, and forgets what is known when they sign out. */
export function startLive(): () => void {
  const stopFollowing = onLoginState((now, before) => {
    if (now === 'signed-out') {
      account.stop();
      queryClient.clear();
    } else if (now === 'signed-in') {
      account.start();
      if (before === 'expired') refreshAll();
    }
  });
  if (loginState() === 'signed-in') account.start();
  window.addEventListener('online', account.wake);
  return () => {
    stopFollowing();
    window.removeEventListener('online', account.wake);
    account.stop();
  };
}

function streamOf(name: string): LiveStream {
  return createLiveStream({
    ...surroundings,
    open: (lastEventId, signal) =>
      openStream(sessionStream, { params: { name }, query: {} }, { signal, lastEventId }),
    onEvent: (message) => hear(message, name),
    onState: () => {},
  });
}

/** Keeps the session on the screen live where the server has no stream of the whole account. */
export function useSessionStream(name: string): void {
  const isNeeded = useLiveState() === 'polling';
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

/** For `refetchInterval`: how often a page has to ask, which is mostly not at all. */
export function usePollDelay(status: string | null = null): number | false {
  const isHidden = useSyncExternalStore(watchVisibility, () => document.hidden);
  return pollDelay(status, useLiveState(), isHidden);
}
