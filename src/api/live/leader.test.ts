import { describe, expect, test } from 'vitest';
import { manualClock } from '../../../rules/clock.ts';
import { createLeader, type Leader, type LeaderMessage } from './leader.ts';

interface Tab {
  readonly name: string;
  readonly leader: Leader<string>;
  /** What happened to it, in order. */
  readonly journal: string[];
  isSeen: boolean;
  standing: number;
  /** Neither its timers nor what it hears runs: as if the browser froze it, or it hung. */
  freeze(): void;
  thaw(): void;
  /** It is gone, and had no time to say so. */
  crash(): void;
}

/** A browser whose tabs hear each other in order, a millisecond later. */
function browser() {
  const clock = manualClock();
  const tabs = new Map<string, { hear: (message: LeaderMessage<string>) => void }>();
  const said: string[] = [];

  function openTab(name: string, { isSeen = true, standing = 0 } = {}): Tab {
    const journal: string[] = [];
    const late: (() => void)[] = [];
    let isFrozen = false;
    const run = (task: () => void) => {
      if (isFrozen) late.push(task);
      else task();
    };
    const leader = createLeader<string>({
      tab: name,
      random: () => (name.charCodeAt(0) % 8) / 8,
      clock: { now: clock.now, after: (ms, task) => clock.after(ms, () => run(task)) },
      post(message) {
        said.push(`${name} ${message.type}`);
        for (const [other, { hear }] of tabs) {
          if (other !== name) clock.after(1, () => hear(structuredClone(message)));
        }
      },
      isSeen: () => tab.isSeen,
      standing: () => tab.standing,
      news: () => `news of ${name}`,
      onNews: (news) => journal.push(news),
      onLost: (heardAt) => journal.push(`lost after ${clock.now() - heardAt}`),
      onLead: () => journal.push('leads'),
      onYield: () => journal.push('yields'),
    });
    const tab: Tab = {
      name,
      leader,
      journal,
      isSeen,
      standing,
      freeze() {
        isFrozen = true;
      },
      thaw() {
        isFrozen = false;
        for (const task of late.splice(0)) task();
      },
      crash() {
        isFrozen = true;
        tabs.delete(name);
      },
    };
    tabs.set(name, { hear: (message) => run(() => leader.hear(message)) });
    leader.join();
    return tab;
  }

  return { clock, said, openTab };
}

const leaders = (tabs: readonly Tab[]) =>
  tabs.filter(({ leader }) => leader.isLeading()).map(({ name }) => name);

/** A browser with these tabs, of which the first leads. */
function browserWith(first: string, ...others: string[]) {
  const { clock, said, openTab } = browser();
  const leading = openTab(first);
  clock.advance(600);
  const tabs = [leading, ...others.map((name) => openTab(name))];
  clock.advance(1_000);
  expect(leaders(tabs)).toEqual([first]);
  return { clock, said, openTab, tabs, leading };
}

test('a tab that is alone leads as soon as it knows that it is', () => {
  const { clock, openTab } = browser();
  const tab = openTab('a');
  clock.advance(599);
  expect(tab.journal).toEqual([]);
  clock.advance(1);
  expect(tab.journal).toEqual(['leads']);
});

test('of eight tabs that come in the same moment one leads', () => {
  const { clock, openTab } = browser();
  const tabs = ['c', 'a', 'h', 'b', 'd', 'e', 'g', 'f'].map((name) => openTab(name));
  clock.advance(10_000);
  expect(leaders(tabs)).toEqual(['a']);
  expect(tabs.flatMap(({ journal }) => journal).filter((line) => line === 'leads')).toHaveLength(1);
});

test('a tab that comes later follows, however well it would lead', () => {
  const { clock, openTab, leading } = browserWith('b');
  const late = openTab('a', { standing: 9 });
  clock.advance(10);
  expect(late.journal).toEqual(['news of b']);
  clock.advance(60_000);
  expect(leaders([leading, late])).toEqual(['b']);
});

describe('another tab leads within two seconds when the leader', () => {
  test('leaves', () => {
    const { clock, tabs, leading } = browserWith('a', 'b', 'c');
    leading.leader.leave();
    clock.advance(300);
    expect(leaders(tabs)).toEqual(['b']);
    expect(tabs[2]?.journal.at(-1)).toBe('news of b');
  });

  test.each(['crash', 'freeze'] as const)('comes to a %s', (end) => {
    const { clock, tabs, leading } = browserWith('a', 'b', 'c');
    leading[end]();
    clock.advance(2_000);
    expect(leaders(tabs.slice(1))).toEqual(['b']);
    expect(tabs[2]?.journal.at(-1)).toBe('news of b');
  });

  test('and the best of the others die one after the other', () => {
    const { clock, tabs, leading } = browserWith('a', 'b', 'c', 'd');
    leading.leader.leave();
    tabs[1]?.crash();
    clock.advance(2_000);
    expect(leaders(tabs.slice(2))).toEqual(['c']);
  });
});

test('the one that stands best takes over', () => {
  const { clock, openTab, leading } = browserWith('a');
  const tabs = [
    openTab('b', { standing: 1 }),
    openTab('c', { standing: 3 }),
    openTab('d', { standing: 2 }),
  ];
  clock.advance(1_000);
  leading.leader.leave();
  clock.advance(300);
  expect(leaders(tabs)).toEqual(['c']);
});

test('a leader that was frozen finds its successor and follows', () => {
  const { clock, tabs, leading } = browserWith('a', 'b', 'c');
  leading.freeze();
  clock.advance(60_000);
  leading.thaw();
  clock.advance(10_000);
  expect(leaders(tabs)).toEqual(['b']);
  expect(leading.journal.slice(0, 3)).toEqual(['leads', 'yields', 'news of b']);
  expect(leading.journal.filter((line) => line === 'leads')).toHaveLength(1);
  expect(tabs[1]?.journal.filter((line) => line === 'leads')).toHaveLength(1);
});

test('a follower that slept through its timers leaves a leader that answers alone', () => {
  const { clock, tabs, leading } = browserWith('a', 'b');
  tabs[1]?.freeze();
  clock.advance(3_600_000);
  tabs[1]?.thaw();
  clock.advance(10_000);
  expect(leaders(tabs)).toEqual(['a']);
  expect(leading.journal).toEqual(['leads']);
});

describe('out of sight', () => {
  test('a follower says nothing, and needs nothing said', () => {
    const { clock, said, openTab, leading } = browserWith('a');
    const hidden = openTab('b', { isSeen: false });
    clock.advance(1_000);
    said.length = 0;
    clock.advance(3_600_000);
    expect(said).toEqual([]);
    expect(leaders([leading, hidden])).toEqual(['a']);
  });

  test('a follower that the reader turns to asks at once, and takes over from a dead leader', () => {
    const { clock, openTab, leading } = browserWith('a');
    const hidden = openTab('b', { isSeen: false });
    clock.advance(1_000);
    leading.crash();
    clock.advance(600_000);
    expect(leaders([hidden])).toEqual([]);
    hidden.isSeen = true;
    hidden.leader.look();
    clock.advance(2_000);
    expect(leaders([hidden])).toEqual(['b']);
  });

  test('a leader leads on for a minute, then leaves to a tab that is seen', () => {
    const { clock, openTab, leading } = browserWith('a', 'b');
    leading.isSeen = false;
    leading.standing = -1;
    leading.leader.look();
    clock.advance(59_000);
    expect(leading.journal).toEqual(['leads']);
    const hidden = openTab('c', { isSeen: false });
    clock.advance(2_000);
    expect(leading.journal).toEqual(['leads', 'yields', 'news of b']);
    expect(leaders([leading, hidden])).toEqual([]);
  });

  test('a leader leads on while nobody else is seen', () => {
    const { clock, openTab, leading } = browserWith('a');
    leading.isSeen = false;
    leading.leader.look();
    clock.advance(600_000);
    const hidden = openTab('b', { isSeen: false });
    clock.advance(600_000);
    expect(leaders([leading, hidden])).toEqual(['a']);
  });
});

test('seven followers ask hardly more often than one', () => {
  const { clock, said } = browserWith('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
  said.length = 0;
  clock.advance(10_000);
  expect(said.filter((line) => line === 'a beat').length).toBeLessThanOrEqual(30);
});

test('whom a tab believes: its leader, or anyone while it has none', () => {
  const { tabs, openTab } = browserWith('a', 'b');
  expect([tabs[1]?.leader.follows('a'), tabs[1]?.leader.follows('c')]).toEqual([true, false]);
  expect(openTab('d').leader.follows('c')).toBe(true);
});
