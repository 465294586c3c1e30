import { describe, expect, test } from 'vitest';
import { ApiError } from '../api-error.ts';
import { browser, delivered, slot } from './credential-fixture.ts';

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
    first.adopt(tokensOf(0), 'ada');
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
    credential.adopt(tokensOf(0), 'ada');
    clock.advance(3_539_000);
    expect(await credential.token()).toBe('access-0');
    clock.advance(1_000);
    expect(await meanwhile(credential.token())).toBe('access-1');
    expect(presented).toHaveLength(1);
  });

  test('that many requests find refused is renewed once', async () => {
    const { openTab, presented, tokensOf, meanwhile } = browser();
    const { credential } = openTab();
    credential.adopt(tokensOf(0), 'ada');
    const renewed = Promise.all([1, 2, 3].map(() => credential.renew('access-0')));
    expect(await meanwhile(renewed)).toEqual(['access-1', 'access-1', 'access-1']);
    expect(await credential.renew('access-0')).toBe('access-1');
    expect(presented).toHaveLength(1);
  });

  test('that eight tabs find expired is renewed by one of them', async () => {
    const { openTab, clock, presented, tokensOf, meanwhile } = browser();
    const tabs = Array.from({ length: 8 }, () => openTab().credential);
    await Promise.all(tabs.map((tab) => tab.resume()));
    tabs[0]?.adopt(tokensOf(0), 'ada');
    await delivered();
    clock.advance(3_600_000);
    const tokens = await meanwhile(Promise.all(tabs.map((tab) => tab.token())));
    expect(new Set(tokens)).toEqual(new Set(['access-1']));
    expect(presented).toHaveLength(1);
  });

  test('that another tab has renewed is waited for, though that tab is busy', async () => {
    const { openTab, clock, presented, tokensOf, meanwhile } = browser({ messageMs: 300 });
    const tabs = Array.from({ length: 3 }, () => openTab().credential);
    await Promise.all(tabs.map((tab) => tab.resume()));
    tabs[0]?.adopt(tokensOf(0), 'ada');
    clock.advance(3_600_000);
    const tokens = await meanwhile(Promise.all(tabs.map((tab) => tab.token())));
    expect(tokens).toEqual(['access-1', 'access-1', 'access-1']);
    expect(presented).toHaveLength(1);
  });

  test('that cannot be renewed leaves the login expired until someone signs in again', async () => {
    const { openTab, refuse, presented, tokensOf, meanwhile } = browser();
    const { credential, states } = openTab();
    credential.adopt(tokensOf(0), 'ada');
    refuse(refusal);
    expect(await meanwhile(credential.renew('access-0'))).toBeNull();
    expect(await credential.token()).toBeNull();
    expect(presented).toHaveLength(1);
    credential.adopt(tokensOf(5), 'ada');
    expect(await credential.token()).toBe('access-5');
    expect(states).toEqual(['signed-in', 'expired', 'signed-in']);
  });

  test('that cannot be renewed is expired in all tabs that have it, with one request', async () => {
    const { openTab, refuse, presented, tokensOf, meanwhile } = browser();
    const [one, two] = [openTab(), openTab()];
    await Promise.all([one.credential.resume(), two.credential.resume()]);
    one.credential.adopt(tokensOf(0), 'ada');
    await delivered();
    refuse(refusal);
    await meanwhile(one.credential.renew('access-0'));
    await delivered();
    expect([one.credential.state(), two.credential.state()]).toEqual(['expired', 'expired']);
    expect(await two.credential.token()).toBeNull();
    expect(presented).toHaveLength(1);
  });

  test('that cannot be renewed is presented once, though more tabs wait for their turn', async () => {
    const { openTab, refuse, presented, tokensOf, meanwhile } = browser();
    const tabs = Array.from({ length: 8 }, () => openTab().credential);
    await Promise.all(tabs.map((tab) => tab.resume()));
    tabs[0]?.adopt(tokensOf(0), 'ada');
    await delivered();
    refuse(refusal);
    await meanwhile(Promise.all(tabs.map((tab) => tab.renew('access-0'))));
    expect(presented).toHaveLength(1);
  });

  test('signing in again in one tab signs the others in too', async () => {
    const { openTab, refuse, tokensOf, meanwhile } = browser();
    const [one, two] = [openTab(), openTab()];
    await Promise.all([one.credential.resume(), two.credential.resume()]);
    one.credential.adopt(tokensOf(0), 'ada');
    await delivered();
    refuse(refusal);
    await meanwhile(one.credential.renew('access-0'));
    await meanwhile(two.credential.renew('access-0'));
    two.credential.adopt(tokensOf(5), 'ada');
    await delivered();
    expect(await one.credential.token()).toBe('access-5');
  });
});

describe('another person who signs in in one tab', () => {
  test('ends the login before in all of them, and is in all of them signed in', async () => {
    const { openTab, note, tokensOf } = browser();
    const [one, two] = [openTab(), openTab()];
    await Promise.all([one.credential.resume(), two.credential.resume()]);
    one.credential.adopt(tokensOf(0), 'ada');
    await delivered();
    two.credential.adopt(tokensOf(1), 'bea');
    await delivered();
    for (const { credential, states } of [one, two]) {
      expect(await credential.token()).toBe('access-1');
      expect(states).toEqual(['signed-out', 'signed-in', 'signed-out', 'signed-in']);
    }
    expect(note.get()).toMatch(/ bea$/);
  });

  test('is told from the same one, for whom the page stays', async () => {
    const { openTab, tokensOf } = browser();
    const [one, two] = [openTab(), openTab()];
    await Promise.all([one.credential.resume(), two.credential.resume()]);
    one.credential.adopt(tokensOf(0), 'ada');
    await delivered();
    two.credential.adopt(tokensOf(1), 'ada');
    await delivered();
    expect(one.states).toEqual(['signed-out', 'signed-in']);
  });

  test('is known after a reload', async () => {
    const { openTab, tokensOf, persons, meanwhile } = browser();
    openTab().credential.adopt(tokensOf(0), 'ada');
    await meanwhile(openTab().credential.resume());
    expect(persons).toEqual(['ada', 'ada']);
  });
});

describe('logging out', () => {
  async function twoTabs(options = {}) {
    const world = browser(options);
    const [one, two] = [world.openTab(), world.openTab()];
    await Promise.all([one.credential.resume(), two.credential.resume()]);
    one.credential.adopt(world.tokensOf(0), 'ada');
    await delivered();
    return { ...world, one, two };
  }
  const done = async () => {};

  test('forgets everything, in all tabs', async () => {
    const { one, two, note, presented } = await twoTabs({ cookie: false });
    expect(two.keptRefreshToken.get()).toBe('refresh-0');
    await two.credential.leave(done);
    await delivered();
    for (const { credential, keptRefreshToken } of [one, two]) {
      expect(credential.state()).toBe('signed-out');
      expect(await credential.token()).toBeNull();
      expect(keptRefreshToken.get()).toBeNull();
    }
    expect(note.get()).toBeNull();
    expect(presented).toEqual([]);
  });

  test('is known in all tabs before the server knows', async () => {
    const { one, two } = await twoTabs();
    const inTime: string[] = [];
    await one.credential.leave(async () => {
      await delivered();
      inTime.push(one.credential.state(), two.credential.state());
    });
    expect(inTime).toEqual(['leaving', 'leaving']);
  });

  test('that fails leaves everybody signed in', async () => {
    const { one, two } = await twoTabs();
    const fault = new ApiError({ status: 0, code: 'NETWORK', message: 'No answer' });
    const fails = one.credential.leave(async () => {
      await delivered();
      throw fault;
    });
    await expect(fails).rejects.toBe(fault);
    await delivered();
    for (const { credential } of [one, two]) {
      expect(credential.state()).toBe('signed-in');
      expect(await credential.token()).toBe('access-0');
    }
  });

  test('from a tab that is gone before the end leaves the others signed in', async () => {
    const { one, two, clock } = await twoTabs();
    void one.credential.leave(() => new Promise(() => {}));
    await delivered();
    expect(two.credential.state()).toBe('leaving');
    clock.advance(10_000);
    expect(two.credential.state()).toBe('signed-in');
  });

  test('is no expiry to a tab whose renewal is refused for it', async () => {
    const { one, two, refuse, meanwhile } = await twoTabs();
    const renewal = two.credential.renew('access-0');
    refuse(refusal);
    await one.credential.leave(done);
    expect(await meanwhile(renewal)).toBeNull();
    expect(two.states.at(-1)).toBe('signed-out');
    expect(two.states).not.toContain('expired');
  });
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
