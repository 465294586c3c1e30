import type { EventSourceMessage } from 'eventsource-parser';
import type { TabChannel } from '../browser/tab-channel.ts';
import { fingerprint } from '../login/fingerprint.ts';
import { createCodes } from './codes.ts';
import { createLeader, type LeaderMessage } from './leader.ts';
import { createLiveStream, type LiveState, type LiveStreamDeps } from './stream.ts';

/** How live the leader is, and how far it has come. */
interface News {
  readonly state: LiveState;
  readonly since: number;
  readonly lastEventId: string | null;
}

export type SharedMessage =
  | LeaderMessage<News>
  | { type: 'event'; from: string; message: EventSourceMessage }
  | { type: 'gap'; from: string; lastEventId: string | null }
  /** The first stream begins, a moment after pages began to ask. */
  | { type: 'begin'; from: string }
  /** From a tab that has just found its leader, and the answer. */
  | { type: 'hello'; from: string }
  | { type: 'codes'; to: string; messages: EventSourceMessage[] };

export interface SharedStreamDeps extends LiveStreamDeps {
  /** Names this tab, and no other one. */
  readonly tab: string;
  /** Of the tabs with the same server and the same login. */
  readonly channel: TabChannel<SharedMessage>;
  readonly isSeen: () => boolean;
  /**
   * The stream is open for the first time. It begins with the state; what it cannot tell of is
   * what went away between the first answers and now.
   */
  readonly onBegin: () => void;
}

export interface SharedStream {
  start(): void;
  /** Leaves what was heard where it is, to be gone on from. */
  pause(): void;
  stop(): void;
  /** The browser is online again: what waits need not wait longer. */
  wake(): void;
  /** The reader has turned to this tab, or away from it. */
  look(): void;
}

/** Another leader is found unnoticed, or else within this. */
const graceMs = 2_000;
/** So many are known again when a new leader hears them too. */
const knownIds = 500;

const isTrying = (state: LiveState) => state === 'connecting' || state === 'reconnecting';

/**
 * One stream for all tabs: the leader's. It passes on what it hears, and the others show what it
 * shows. A tab that leads goes on from the last event that it was told.
 */
export function createSharedStream(deps: SharedStreamDeps): SharedStream {
  const { tab, channel, clock } = deps;
  const codes = createCodes();
  /** What happened under the newest ids: a stream begins with the state, all of it under one id. */
  const known = new Map<string, Set<string>>();
  let isOn = false;
  let isGreeted = false;
  /** Undefined until anything was heard of the server. */
  let lastEventId: string | null | undefined;
  let shown: Omit<News, 'lastEventId'> = { state: 'off', since: 0 };
  let own: LiveState = 'off';
  let cancelGrace: (() => void) | null = null;

  function show(state: LiveState, since: number) {
    const wasTrying = isTrying(shown.state);
    // Still not live is no news, whoever tries.
    const isNews = !(wasTrying && state === 'connecting') && state !== shown.state;
    if (!isNews) return;
    shown = { state, since: wasTrying && isTrying(state) ? Math.min(since, shown.since) : since };
    deps.onState(shown.state, shown.since);
    leader.beat();
  }

  /** What is shown stays until another leader is live, but not for long. */
  function bridge(from: number) {
    cancelGrace ??= clock.after(Math.max(0, from + graceMs - clock.now()), () => {
      cancelGrace = null;
      show(leader.isLeading() ? own : 'connecting', from);
    });
  }

  function endBridge() {
    cancelGrace?.();
    cancelGrace = null;
  }

  function isFirst(id: string, what: string): boolean {
    const under = known.get(id) ?? new Set();
    if (under.has(what)) return false;
    known.set(id, under.add(what));
    const [oldest] = known.keys();
    if (known.size > knownIds && oldest !== undefined) known.delete(oldest);
    return true;
  }

  function hasHeard(id: string | null): boolean {
    return id === lastEventId || (id !== null && known.has(id));
  }

  function take(message: EventSourceMessage) {
    const { id, event = '', data } = message;
    if (id !== undefined) lastEventId = id || null;
    if (id && !isFirst(id, `${event} ${fingerprint(data)}`)) return;
    codes.hear(message);
    deps.onEvent(message);
  }

  function miss(newest: string | null) {
    lastEventId = newest;
    codes.forget();
    deps.onGap(newest);
  }

  const stream = createLiveStream({
    ...deps,
    onEvent(message) {
      channel.post({ type: 'event', from: tab, message });
      take(message);
    },
    onGap(newest) {
      channel.post({ type: 'gap', from: tab, lastEventId: newest });
      miss(newest);
    },
    onState(state, since) {
      own = state;
      if (!leader.isLeading() || (isTrying(state) && cancelGrace)) return;
      endBridge();
      if (state === 'live' && lastEventId === undefined) {
        channel.post({ type: 'begin', from: tab });
        deps.onBegin();
      }
      if (!isTrying(state)) lastEventId ??= null;
      show(state, since);
    },
  });

  const leader = createLeader<News>({
    tab,
    clock,
    random: deps.random,
    post: channel.post,
    isSeen: deps.isSeen,
    // Out of sight is worse than new: a browser slows it down.
    standing: () => (deps.isSeen() ? 2 : 0) + (lastEventId === undefined ? 0 : 1),
    news: () => ({ ...shown, lastEventId: lastEventId ?? null }),
    onNews(news) {
      endBridge();
      // What this tab asked for is newer than what the leader had heard when it came.
      if (lastEventId === undefined) lastEventId = news.lastEventId ?? undefined;
      if (!isTrying(news.state)) {
        if (lastEventId !== undefined && !hasHeard(news.lastEventId)) miss(news.lastEventId);
        lastEventId = news.lastEventId;
      }
      show(news.state, news.since);
      if (!isGreeted) channel.post({ type: 'hello', from: tab });
      isGreeted = true;
    },
    onLost: bridge,
    onLead() {
      if (!isTrying(shown.state)) bridge(clock.now());
      stream.start(lastEventId);
    },
    onYield: stream.stop,
  });

  function hear(message: SharedMessage) {
    if (message.type === 'event') {
      if (leader.follows(message.from)) take(message.message);
    } else if (message.type === 'gap') {
      if (leader.follows(message.from)) miss(message.lastEventId);
    } else if (message.type === 'begin') {
      deps.onBegin();
    } else if (message.type === 'hello') {
      const to = message.from;
      if (leader.isLeading()) channel.post({ type: 'codes', to, messages: codes.now() });
    } else if (message.type === 'codes') {
      if (message.to === tab) for (const code of message.messages) take(code);
    } else {
      leader.hear(message);
    }
  }

  function quit() {
    isOn = false;
    endBridge();
    leader.leave();
    stream.stop();
    channel.close();
  }

  return {
    start() {
      if (isOn) {
        if (leader.isLeading()) stream.start();
        return;
      }
      isOn = true;
      isGreeted = false;
      show('connecting', clock.now());
      channel.listen(hear);
      // Without ids nobody can tell what was missed in a pause.
      if (lastEventId === null) deps.onGap(null);
      leader.join();
    },
    pause: quit,
    stop() {
      quit();
      known.clear();
      codes.forget();
      lastEventId = undefined;
      shown = { state: 'off', since: clock.now() };
      deps.onState(shown.state, shown.since);
    },
    wake: stream.wake,
    look: leader.look,
  };
}
