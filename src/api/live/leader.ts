import type { Clock } from '../../../rules/clock.ts';

/** What tabs tell each other to agree on the one that leads. */
export type LeaderMessage<News> =
  | { type: 'ask'; from: string; isSeen: boolean }
  | { type: 'claim'; from: string; term: number; standing: number }
  | { type: 'beat'; from: string; term: number; news: News }
  | { type: 'leave'; from: string };

interface Claim {
  readonly from: string;
  readonly standing: number;
}

export interface LeaderDeps<News> {
  /** Names this tab, and no other one. */
  readonly tab: string;
  readonly clock: Clock;
  /** 0 to 1, so that not all followers ask in the same moment. */
  readonly random: () => number;
  readonly post: (message: LeaderMessage<News>) => void;
  readonly isSeen: () => boolean;
  /** How well this tab would lead; of those that want to, the highest does. */
  readonly standing: () => number;
  /** What the leader has to tell. */
  readonly news: () => News;
  readonly onNews: (news: News) => void;
  /** The leader is gone, since `heardAt`; another one will be found. */
  readonly onLost: (heardAt: number) => void;
  readonly onLead: () => void;
  /** This tab leads no more. */
  readonly onYield: () => void;
}

export interface Leader<News> {
  join(): void;
  leave(): void;
  hear(message: LeaderMessage<News>): void;
  /** Tells the news at once. */
  beat(): void;
  /** The reader has turned to this tab, or away from it. */
  look(): void;
  isLeading(): boolean;
  /** Whether to believe what this tab tells: it leads, or nobody is known to. */
  follows(tab: string): boolean;
}

/** A follower that is seen asks this often, when no other one has. */
const askMs = 400;
/** An answer to another one's question is good for the next. */
const heardMs = 300;
/** How long a leader may be silent. */
const patienceMs = 1_000;
/** A tab that comes waits this long for an answer; the first one in the browser gets none. */
const joinMs = 400;
/** Who claims waits this long for a better claim, or for the leader's answer. */
const claimMs = 200;
/** Browsers slow down, and then freeze, what is out of sight for some minutes. */
const hiddenMs = 60_000;

function isBetter(a: Claim, b: Claim): boolean {
  return a.standing === b.standing ? a.from < b.from : a.standing > b.standing;
}

/**
 * Finds one tab that leads. Followers ask and the leader answers, so that nothing depends on timers
 * of a tab out of sight, which browsers throttle, and a hidden follower costs nothing. A leader that
 * leaves says so; one that crashed or froze does not answer. Terms tell an old leader from its
 * successor.
 */
export function createLeader<News>(deps: LeaderDeps<News>): Leader<News> {
  const { tab, clock, post } = deps;
  let role: 'out' | 'following' | 'claiming' | 'leading' = 'out';
  let leader: string | null = null;
  /** Claimed better than this tab would, and is about to lead. */
  let successor: Claim | null = null;
  let term = 0;
  let heardAt = 0;
  let hiddenAt: number | null = null;
  let cancelTimer: (() => void) | null = null;

  function arm(ms: number, task: () => void) {
    cancelTimer?.();
    cancelTimer = clock.after(ms, () => {
      cancelTimer = null;
      task();
    });
  }

  function disarm() {
    cancelTimer?.();
    cancelTimer = null;
  }

  const ask = () => post({ type: 'ask', from: tab, isSeen: deps.isSeen() });
  const beat = () => post({ type: 'beat', from: tab, term, news: deps.news() });

  function watch() {
    if (deps.isSeen()) arm((askMs * (1 + deps.random())) / 2, check);
  }

  function check() {
    if (!deps.isSeen()) return;
    const silence = clock.now() - heardAt;
    if (silence >= patienceMs) return lose();
    if (silence >= heardMs) ask();
    arm(askMs, check);
  }

  function lose() {
    leader = null;
    successor = null;
    deps.onLost(heardAt);
    claimLeadership();
  }

  function claimLeadership() {
    if (role === 'claiming') return;
    role = 'claiming';
    arm(claimMs, lead);
    post({ type: 'claim', from: tab, term, standing: deps.standing() });
  }

  function lead() {
    role = 'leading';
    leader = tab;
    term += 1;
    deps.onLead();
    beat();
  }

  function follow() {
    const wasLeading = role === 'leading';
    role = 'following';
    heardAt = clock.now();
    disarm();
    watch();
    if (wasLeading) deps.onYield();
  }

  /** Leaves to a tab that is seen. */
  function handOver() {
    leader = null;
    follow();
    post({ type: 'leave', from: tab });
  }

  function hearClaim(claim: Claim) {
    if (role === 'leading') return beat();
    const best = successor ?? { from: tab, standing: deps.standing() };
    if (isBetter(claim, best)) {
      successor = claim;
      follow();
    } else if (!successor) {
      claimLeadership();
    }
  }

  return {
    join() {
      if (role !== 'out') return;
      role = 'following';
      leader = null;
      heardAt = clock.now();
      hiddenAt = deps.isSeen() ? null : heardAt;
      ask();
      arm(joinMs, claimLeadership);
    },

    leave() {
      const wasLeading = role === 'leading';
      disarm();
      role = 'out';
      leader = null;
      if (wasLeading) post({ type: 'leave', from: tab });
    },

    hear(message) {
      if (role === 'out') return;
      if (message.type === 'ask') {
        if (role !== 'leading') return;
        const isAway = hiddenAt !== null && clock.now() - hiddenAt >= hiddenMs;
        if (isAway && message.isSeen) handOver();
        else beat();
      } else if (message.type === 'claim') {
        term = Math.max(term, message.term);
        hearClaim(message);
      } else if (message.type === 'beat') {
        const isOlder =
          message.term < term ||
          (role === 'leading' && message.term === term && tab < message.from);
        if (isOlder) {
          if (role === 'leading') beat();
          return;
        }
        term = message.term;
        // A follower that hears what another one asked for keeps its own time to ask.
        if (role === 'following' && leader === message.from) heardAt = clock.now();
        else follow();
        leader = message.from;
        successor = null;
        deps.onNews(message.news);
      } else if (message.from === leader && !successor) {
        heardAt = clock.now();
        lose();
      }
    },

    beat() {
      if (role === 'leading') beat();
    },

    look() {
      const isSeen = deps.isSeen();
      hiddenAt = isSeen ? null : (hiddenAt ?? clock.now());
      if (!isSeen || role !== 'following') return;
      heardAt = clock.now();
      ask();
      watch();
    },

    isLeading: () => role === 'leading',
    follows: (other) => leader === null || leader === other,
  };
}
