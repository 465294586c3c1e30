import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { Clock } from '../../../rules/clock.ts';
import { isApiError } from '../api-error.ts';

/**
 * `connecting`: not heard yet. `live`: every change arrives. `reconnecting`: what is shown may be
 * stale. `polling`: this server has no such stream. `off`: nobody is logged in.
 */
export type LiveState = 'off' | 'connecting' | 'live' | 'reconnecting' | 'polling';

export interface LiveStreamDeps {
  /** Opens the stream after the event `lastEventId`; throws an ApiError. */
  readonly open: (lastEventId: string | null, signal: AbortSignal) => Promise<Response>;
  readonly onEvent: (message: EventSourceMessage) => void;
  /** Something before the event `lastEventId` may have been missed: all is to be asked for again. */
  readonly onGap: (lastEventId: string | null) => void;
  /** `since` when it has been so; what was silent for long was last heard then. */
  readonly onState: (state: LiveState, since: number) => void;
  readonly clock: Clock;
  /** 0 to 1, so that many dashboards do not come back in step. */
  readonly random: () => number;
}

export interface LiveStream {
  /** `after`: goes on from another stream, which had come as far as this event. */
  start(after?: string | null): void;
  stop(): void;
  /** The browser is online again: what waits need not wait longer. */
  wake(): void;
}

/** Two heartbeats of 15 s, and some for the way. */
const silenceMs = 35_000;
const firstDelayMs = 500;
const longestDelayMs = 30_000;
/** A stream that lived so long is a good one: after it the first wait is short again. */
const settledMs = 5_000;
/** A good stream that the server ended, as its token or a proxy's limit does, may be back unnoticed. */
const graceMs = 2_000;

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
  let openedAt = 0;
  let heardAt = 0;
  /** Since when nothing is heard; null while something is. */
  let lostAt: number | null = null;
  let attempt: AbortController | null = null;
  let cancelWait: (() => void) | null = null;
  let cancelGrace = () => {};

  function enter(next: LiveState, since = clock.now()) {
    if (next === state) return;
    state = next;
    deps.onState(next, since);
  }

  function hear(message: EventSourceMessage) {
    if (message.id !== undefined) lastEventId = message.id || null;
    if (message.event === 'resync') deps.onGap(lastEventId);
    else deps.onEvent(message);
  }

  async function connect() {
    cancelWait?.();
    cancelWait = null;
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
      if (wasLive && lastEventId === null) deps.onGap(null);
      wasLive = true;
      openedAt = clock.now();
      heardAt = openedAt;
      lostAt = null;
      cancelGrace();
      enter('live');
      await read(response, own.signal, () => {
        heardAt = clock.now();
        watch();
      });
      if (attempt === own) retry(own.signal.aborted ? own.signal.reason : null);
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

  /** @param error null where the server ended the stream in good order */
  function retry(error: unknown) {
    attempt = null;
    cancelGrace();
    if (hasNoStream(error)) return enter('polling');
    const wasGood = state === 'live' && clock.now() - openedAt >= settledMs;
    if (wasGood) failures = 0;
    const since = lostAt ?? (isSilent() ? heardAt : clock.now());
    lostAt = since;
    const goOff = () => enter('reconnecting', since);
    if (wasGood && error === null) cancelGrace = clock.after(graceMs, goOff);
    else goOff();
    const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** failures);
    const asked = isApiError(error, 'RATE_LIMITED') ? (error.retryAfter ?? 0) * 1000 : 0;
    failures += 1;
    cancelWait = clock.after(Math.max(asked, (longest * (1 + deps.random())) / 2), connect);
  }

  const isSilent = () => state === 'live' && clock.now() - heardAt >= silenceMs;

  function halt() {
    cancelWait?.();
    cancelWait = null;
    cancelGrace();
    const last = attempt;
    attempt = null;
    last?.abort();
  }

  return {
    start(after) {
      if (attempt) return;
      failures = 0;
      if (cancelWait) return void connect();
      enter(wasLive ? 'reconnecting' : 'connecting');
      if (after !== undefined) {
        lastEventId = after;
        wasLive = true;
      }
      void connect();
    },
    stop() {
      halt();
      lastEventId = null;
      wasLive = false;
      lostAt = null;
      enter('off');
    },
    wake() {
      if (cancelWait) void connect();
    },
  };
}
