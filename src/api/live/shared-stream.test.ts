import { describe, expect, test } from 'vitest';
import { ApiError } from '../api-error.ts';
import { browser } from './shared-stream-fixture.ts';

describe('eight tabs', () => {
  test('have one stream, and all hear every event once', async () => {
    const { world, openTab, pass } = browser();
    const tabs = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(openTab);
    await pass(1_000);
    await world.happen('one', 'two');
    await pass(10_000);
    await world.happen('three');
    await pass(100);
    expect(world.opened).toEqual(['a after null']);
    for (const tab of tabs) {
      expect(tab.events).toEqual(['one', 'two', 'three']);
      expect(tab.states.at(-1)).toMatch('live');
      expect(tab.gaps()).toBe(0);
    }
  });

  test.each(['a tab that closes', 'a tab that crashes'])('go on after %s', async (end) => {
    const { world, openTabs, pass } = browser();
    const [leading, , all] = await openTabs('b', 'c', 'd', 'e', 'f', 'g', 'h');
    await world.happen('one');
    if (end === 'a tab that closes') leading.stream.pause();
    else leading.crash();
    await world.happen('two');
    await pass(2_000);
    await world.happen('three');
    await pass(100);
    expect(world.openStreams()).toEqual(['b']);
    expect(world.opened.at(-1)).toBe('b after e.1');
    for (const tab of all.slice(1)) {
      expect(tab.events).toEqual(['one', 'two', 'three']);
      expect([tab.states, tab.gaps()]).toEqual([[], 0]);
    }
  });
});

test('what went away before the first stream was open is asked for again, in all tabs, once', async () => {
  const { openTab, pass } = browser();
  const tabs = ['a', 'b'].map(openTab);
  await pass(1_000);
  const late = openTab('c');
  await pass(1_000);
  tabs[0]?.crash();
  await pass(3_000);
  expect([...tabs, late].map((tab) => tab.begins())).toEqual([1, 1, 0]);
});

test('a tab that comes later is live at once, and hears what happens from then on', async () => {
  const { world, openTab, openTabs, pass } = browser();
  await openTabs();
  await world.happen('one');
  const late = openTab('b');
  await pass(50);
  expect(late.states.at(-1)).toMatch('live');
  await world.happen('two');
  await pass(50);
  expect([late.events, late.gaps()]).toEqual([['two'], 0]);
});

test('a tab that comes later gets the codes that can be scanned, which only a stream tells', async () => {
  const { world, openTab, openTabs, pass } = browser();
  const [leading, next] = await openTabs('b');
  const code = (n: number) =>
    JSON.stringify({ session: 'kiosk', qr: 'data:,', qr_text: 'x', sequence: n, total: 6 });
  await world.happen(code(1), code(2));
  await pass(50);
  const late = openTab('c');
  await pass(50);
  expect(late.events).toEqual([code(2)]);
  expect(next.events).toEqual([code(1), code(2)]);
  leading.stream.pause();
  await pass(1_000);
  await world.happen('{"session":"kiosk","status":"working"}');
  expect(late.events).toHaveLength(2);
});

describe('what the leader cannot know is told to all', () => {
  test('when the server does not remember that far', async () => {
    const { world, openTabs, pass } = browser();
    const [, , all] = await openTabs('b', 'c');
    await world.happen('one');
    await world.breakOff();
    await world.happen('two');
    world.oldest = 2;
    await pass(500);
    expect(all.map((tab) => tab.gaps())).toEqual([1, 1, 1]);
    await world.happen('three');
    await pass(1_000);
    expect(all.map((tab) => tab.gaps())).toEqual([1, 1, 1]);
    expect(all.map((tab) => tab.events.at(-1))).toEqual(['three', 'three', 'three']);
  });

  test('when a new leader has no id to go on from', async () => {
    const { world, openTabs, pass } = browser();
    world.hasIds = false;
    const [leading, , all] = await openTabs('b', 'c');
    await world.happen('one');
    leading.stream.pause();
    await pass(600);
    expect(world.opened.at(-1)).toBe('b after null');
    expect(all.slice(1).map((tab) => tab.gaps())).toEqual([1, 1]);
  });
});

describe('a message between tabs that is late', () => {
  test('is heard once, whoever tells it', async () => {
    const { world, openTabs, pass, delay, arrive } = browser();
    const [leading, next, all] = await openTabs('b', 'c');
    await world.happen('one');
    await pass(50);
    delay('b');
    await world.happen('two');
    await pass(50);
    leading.crash();
    await pass(1_000);
    arrive('b');
    await pass(2_000);
    await world.happen('three');
    await pass(50);
    expect(world.openStreams()).toHaveLength(1);
    expect(next.events).toEqual(['one', 'two', 'three']);
    expect(all[2]?.events).toEqual(['one', 'two', 'three']);
  });

  test('that never comes is noticed', async () => {
    const { world, openTabs, pass, delay, lose } = browser();
    const [leading, deaf] = await openTabs('b');
    delay('b');
    await world.happen('one');
    lose('b');
    await pass(1_000);
    expect([leading.gaps(), deaf.gaps()]).toEqual([0, 1]);
    await world.happen('two');
    await pass(1_000);
    expect([deaf.events, deaf.gaps()]).toEqual([['two'], 1]);
  });
});

describe('what is shown', () => {
  test('is the same in all tabs: two missed heartbeats, and since when', async () => {
    const { world, openTabs, pass, ms } = browser();
    const [, , all] = await openTabs('b', 'c');
    await world.happen('one');
    const heardAt = ms();
    await pass(34_000);
    expect(all.flatMap((tab) => tab.states)).toEqual([]);
    await pass(1_050);
    for (const tab of all) expect(tab.states[0]).toBe(`reconnecting since ${heardAt}`);
  });

  test('stays live for two seconds after the leader is gone, then says so', async () => {
    const { world, openTabs, pass } = browser();
    const [leading, , all] = await openTabs('b', 'c');
    world.refusal = new ApiError({ status: 0, code: 'NETWORK', message: '' });
    leading.stream.pause();
    await pass(1_900);
    expect(all.slice(1).flatMap((tab) => tab.states)).toEqual([]);
    await pass(200);
    const told = all.slice(1).map((tab) => tab.states.join());
    expect(told[0]).toMatch(/^reconnecting since \d+$/);
    expect(told[1]).toBe(told[0]);
    world.refusal = null;
    await pass(5_000);
    expect(all.slice(1).map((tab) => tab.states.at(-1))).toEqual([
      expect.stringMatching(/^live/),
      expect.stringMatching(/^live/),
    ]);
  });

  test('is that pages ask, where there is no such stream, whoever leads', async () => {
    const { world, openTab, pass } = browser();
    world.refusal = new ApiError({ status: 404, code: 'NOT_FOUND', message: '' });
    const tabs = ['a', 'b'].map(openTab);
    await pass(1_000);
    tabs[0]?.stream.pause();
    await pass(3_000);
    expect(tabs[1]?.states).toEqual([
      'connecting since 0',
      expect.stringMatching(/^polling since/),
    ]);
    expect(world.opened).toEqual(['a after null', 'b after null']);
  });
});

describe('a tab that the browser keeps aside', () => {
  test('asks for everything again if something happened meanwhile', async () => {
    const { world, openTabs, pass } = browser();
    const [leading, next] = await openTabs('b');
    await world.happen('one');
    leading.stream.pause();
    await pass(500);
    leading.stream.start();
    await pass(500);
    expect(leading.gaps()).toBe(0);
    leading.stream.pause();
    await world.happen('two');
    leading.stream.start();
    await pass(500);
    expect([leading.gaps(), next.gaps()]).toEqual([1, 0]);
    expect(world.openStreams()).toEqual(['b']);
    await world.happen('three');
    await pass(50);
    expect(leading.events).toEqual(['one', 'three']);
  });
});

test('stopped everywhere, nothing is open, and nothing is remembered', async () => {
  const { world, openTabs, pass } = browser();
  const [leading, , all] = await openTabs('b');
  await world.happen('one');
  for (const tab of all) tab.stream.stop();
  await pass(10_000);
  expect(world.openStreams()).toEqual([]);
  expect(all.map((tab) => tab.states.at(-1)?.split(' ')[0])).toEqual(['off', 'off']);
  leading.stream.start();
  await pass(1_000);
  expect(world.opened).toEqual(['a after null', 'a after null']);
  expect([leading.events, leading.gaps()]).toEqual([['one'], 0]);
});
