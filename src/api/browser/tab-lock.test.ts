import { expect, test } from 'vitest';
import { manualClock } from '../../../rules/clock.ts';
import { storageLock } from './tab-lock.ts';

function memoryStore() {
  const map = new Map<string, string>();
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  };
}

/** Tabs that share a store, and a journal of who was inside when. */
function tabs(...owners: string[]) {
  const clock = manualClock();
  const store = memoryStore();
  const journal: string[] = [];
  const locks = owners.map((owner) => storageLock({ key: 'lock', store, clock, owner }));
  const stay = (owner: string, ms: number) => async () => {
    journal.push(`${owner} in`);
    await new Promise<void>((resolve) => void clock.after(ms, resolve));
    journal.push(`${owner} out`);
  };
  async function pass(ms: number) {
    for (let at = 0; at < ms; at += 50) {
      clock.advance(50);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return { clock, store, journal, locks, stay, pass };
}

test('eight tabs that ask in the same moment go one after the other', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const { journal, locks, stay, pass } = tabs(...names);
  const all = Promise.all(locks.map((lock, i) => lock(stay(names[i] ?? '', 200))));
  await pass(8 * 400);
  await all;
  expect(journal).toHaveLength(16);
  for (let i = 0; i < journal.length; i += 2) {
    expect(journal[i + 1]).toBe(journal[i]?.replace('in', 'out'));
  }
});

test('a tab that closed while it held the lock is waited for ten seconds', async () => {
  const { clock, store, journal, locks, stay, pass } = tabs('b');
  store.setItem('lock', `a ${clock.now() + 10_000}`);
  const done = locks[0]?.(stay('b', 0));
  await pass(9_950);
  expect(journal).toEqual([]);
  await pass(200);
  await done;
  expect(journal).toEqual(['b in', 'b out']);
});

test('a task that fails lets the next one in', async () => {
  const { journal, locks, stay, pass } = tabs('a', 'b');
  const failed = expect(
    locks[0]?.(async () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  const next = locks[1]?.(stay('b', 0));
  await pass(300);
  await failed;
  await next;
  expect(journal).toEqual(['b in', 'b out']);
});
