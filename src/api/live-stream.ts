import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { Clock } from '../../rules/clock.ts';
import { isApiError } from './api-error.ts';

/**
 * `connecting`: not heard yet. `live`: every change arrives. `reconnecting`: what is shown may be
 * stale. `polling`: this server has no such stream. `off`: nobody is logged in.
 */
export type LiveState = 'off' | 'connecting' | 'live' | 'reconnecting' | 'polling';

export interface LiveStreamDeps {
  /** Opens the stream after the event `lastEventId`; throws an ApiError. */
  readonly open: (lastEventId: string | null, signal: AbortSignal) => Promise<Response>;
  readonly onEvent: (message: EventSourceMessage) => void;
  /** Something may have been missed: everything known is to be asked for again. */
  readonly onGap: () => void;
  readonly onState: (state: LiveState) => void;
  readonly clock: Clock;
  /** 0 to 1, so that many dashboards do not come back in step. */
  readonly random: () => number;
  readonly isOnline: () => boolean;
}

export interface LiveStream {
  start(): void;
  stop(): void;
  /** The browser is online again: what waits need not wait longer. */
  wake(): void;
}

/** Two heartbeats of 15 s, and some for the way. */
const silenceMs = 35_000;
const firstDelayMs = 500;
const longestDelayMs = 30_000;

/** Whether the server does not have this stream, or not for this login. */
function hasNoStream(error: unknown): boolean {
  if (!isApiError(error)) return false;
  return [403, 404, 405, 501].includes(error.status) || error.code === 'NOT_THIS_API';
}

/** One stream of server-sent events that comes back by itself, from where it broke off. */
export function createLiveStream(deps: LiveStreamDeps): LiveStream {
  const { clock } = deps;
  let state: LiveState = 'off';
  let lastEventId: string | null = null;
  let wasLive = false;
  let failures = 0;
  let attempt: AbortController | null = null;
  let cancelWait = () => {};

  function enter(next: LiveState) {
    if (next === state) return;
    state = next;
    deps.onState(next);
  }

  function hear(message: EventSourceMessage) {
    if (message.id !== undefined) lastEventId = message.id || null;
    if (message.event === 'resync') deps.onGap();
    else deps.onEvent(message);
  }

  async function connect() {
    const own = new AbortController();
    attempt = own;
    let cancelWatch = () => {};
    const watch = () => {
      cancelWatch();
      cancelWatch = clock.after(silenceMs, () => own.abort());
    };
    watch();
    try {
      const response = await deps.open(lastEventId, own.signal);
      own.signal.throwIfAborted();
      // Without ids there is nothing to resume from.
      if (wasLive && lastEventId === null) deps.onGap();
      wasLive = true;
      enter('live');
      await read(response, own.signal, () => {
        failures = 0;
        watch();
      });
      if (attempt === own) retry(null);
    } catch (error) {
      if (attempt === own) retry(error);
    } finally {
      cancelWatch();
    }
  }

  async function read(response: Response, signal: AbortSignal, onBytes: () => void) {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    if (!reader) return;
    const parser = createParser({ onEvent: hear });
    const cancel = () => void reader.cancel().catch(() => {});
    signal.addEventListener('abort', cancel);
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done || signal.aborted) return;
        onBytes();
        parser.feed(value);
      }
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  function retry(error: unknown) {
    attempt = null;
    if (hasNoStream(error)) return enter('polling');
    enter('reconnecting');
    const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** failures);
    const asked = isApiError(error, 'RATE_LIMITED') ? (error.retryAfter ?? 0) * 1000 : 0;
    failures += 1;
    cancelWait = clock.after(Math.max(asked, (longest * (1 + deps.random())) / 2), () => {
      if (deps.isOnline()) void connect();
    });
  }

  function halt() {
    cancelWait();
    const last = attempt;
    attempt = null;
    last?.abort();
  }

  return {
    start() {
      if (attempt) return;
      cancelWait();
      failures = 0;
      enter(wasLive ? 'reconnecting' : 'connecting');
      void connect();
    },
    stop() {
      halt();
      lastEventId = null;
      wasLive = false;
      enter('off');
    },
    wake() {
      if (state !== 'reconnecting' || attempt) return;
      cancelWait();
      void connect();
    },
  };
}
