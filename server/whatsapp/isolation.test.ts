import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../contract/sessions.ts';
import { manualClock } from '../clock.ts';
import { TestHouse } from './test-house.ts';

describe('a live session', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await TestHouse.open({ liveUrl: 'sandbox' });
  });
  afterEach(() => house.clear());
  afterAll(() => house.close());

  test('refuses a sandbox that poses as WhatsApp', async () => {
    const session = await house.create('live', 'whatsapp');
    await house.status(session, 'failed', 'untrusted_server');
    expect(house.all('qr', session)).toEqual([]);
    expect(await house.store.sessions.listWanted()).toEqual([]);
  });

  test('refuses it while a sandbox session beside it pairs', async () => {
    const [live, sandboxed] = await Promise.all([
      house.create('live', 'whatsapp'),
      house.create('sandboxed'),
    ]);
    await house.scan(sandboxed);
    await house.status(sandboxed, 'working');
    await house.status(live, 'failed', 'untrusted_server');
  });

  test('refuses it too when a sandbox session’s event is what starts it', async () => {
    const sandboxed = await house.create('sandboxed');
    const live = new Promise<Session>((resolve) => {
      const { close } = house.live.subscribe(({ live: event }) => {
        if (event.event !== 'status' || event.data.status !== 'working') return;
        close();
        resolve(house.create('live', 'whatsapp'));
      });
    });
    await house.scan(sandboxed);
    await house.status(await live, 'failed', 'untrusted_server');
  });
});

test('a sandbox session trusts no other sandbox', async () => {
  const [house, other] = await Promise.all([TestHouse.open(), TestHouse.open()]);
  const { sandbox } = house;
  // The address of the one network with the root key of the other.
  Object.defineProperty(sandbox, 'url', { value: other.sandbox.url });
  const session = await house.create('shop');
  await house.status(session, 'failed', 'untrusted_server');
  await Promise.all([house.close(), other.close()]);
});

describe('where WhatsApp can’t be reached', () => {
  const clock = manualClock();
  let house: TestHouse;
  beforeAll(async () => {
    house = await TestHouse.open({ clock, liveUrl: 'ws://127.0.0.1:9/ws/chat' });
  });
  afterAll(() => house.close());

  test('a live session is failed/network within a minute, and goes on trying slowly', async () => {
    const session = await house.create('live', 'whatsapp');
    expect(session.status).toBe('starting');
    clock.advance(60_000);
    await house.status(session, 'failed', 'network');
    const nextTry = Date.parse((await house.now(session)).status_until ?? '');
    expect(nextTry).toBeGreaterThan(clock.now());
    expect(nextTry).toBeLessThanOrEqual(clock.now() + 60_000);
    const later = house.next('status', session);
    clock.advance(60_000);
    const { data } = await later;
    expect(data).toMatchObject({ status: 'failed', status_reason: 'network' });
    expect(Date.parse(data.status_until ?? '')).toBeGreaterThan(clock.now());
    expect(await house.store.sessions.listWanted()).toHaveLength(1);
  });

  test('and every verb is answered still', async () => {
    const [session] = await house.store.sessions.list();
    if (!session) throw new Error('There is a session.');
    expect(await house.sessions.restart(session)).toMatchObject({ status: 'starting' });
    expect(await house.sessions.stop(session)).toMatchObject({ status: 'stopped' });
    expect(await house.sessions.start(session)).toMatchObject({ status: 'starting' });
    await house.sessions.remove(session);
    expect(await house.store.authState.readCreds(session.id)).toBeNull();
  });
});
