import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PairingOutcome } from './sandbox.ts';
import { TestHouse } from './test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await TestHouse.open();
});
afterEach(() => house.clear());
afterAll(() => house.close());

describe('pairing', () => {
  test('goes from a code to a named account, step by step', async () => {
    await house.sandbox.pairing({ refs: 3 });
    const session = await house.create('shop');
    expect(session.status).toBe('starting');
    expect(session.status_until).not.toBeNull();
    await house.scan(session);
    await house.status(session, 'working');
    const steps = house.story(session).filter((step, n, all) => step !== all[n - 1]);
    expect(steps).toEqual(['starting', 'qr_code', 'qr 1 of 3', 'starting/finishing', 'working']);
    expect(await house.now(session)).toMatchObject({
      status: 'working',
      status_reason: null,
      status_until: null,
      phone_number: '447700900142',
      push_name: 'Nora Whitfield',
    });
    expect(house.errors).toEqual([]);
  });

  test('gives the phone a whole minute to finish', async () => {
    const session = await house.create('shop');
    await house.scan(session);
    const { data } = await house.some(
      'status',
      session,
      ({ data: { status_reason } }) => status_reason === 'finishing',
    );
    const since = Date.parse(data.status_since ?? '');
    expect(Date.parse(data.status_until ?? '') - since).toBe(60_000);
  });

  test('shows a code with its picture, its number and its end, and hides it once scanned', async () => {
    const session = await house.create('shop');
    const { data } = await house.some('qr', session);
    expect(data).toMatchObject({ sequence: 1, total: 6, session: 'shop' });
    expect(data.qr).toMatch(/^data:image\/png;base64,/);
    const lives = Date.parse(data.expires_at ?? '') - Date.now();
    expect(lives).toBeGreaterThan(30_000);
    expect(lives).toBeLessThanOrEqual(60_000);
    expect(house.sessions.qr(session.id)?.qr_text).toBe(data.qr_text);
    await house.scan(session);
    await house.status(session, 'working');
    expect(house.sessions.qr(session.id)).toBeNull();
  });

  test('says that there is a code once it can be read, never before', async () => {
    const readable: boolean[] = [];
    const { close } = house.live.subscribe(({ live }) => {
      if (live.event !== 'status' || live.data.status !== 'qr_code') return;
      readable.push(house.sessions.qr(live.sessionId) !== null);
    });
    const session = await house.create('shop');
    await house.some('qr', session);
    close();
    expect(readable).toEqual([true]);
  });

  test('goes through the codes it got, and ends when they are used up', async () => {
    await house.sandbox.pairing({ refs: 2, seconds: 0.8 });
    const session = await house.create('shop');
    await house.status(session, 'failed', 'qr_expired');
    expect(house.story(session)).toEqual([
      'starting',
      'qr_code',
      'qr 1 of 2',
      'qr 2 of 2',
      'failed/qr_expired',
    ]);
    const [first, second] = house.all('qr', session);
    expect(first?.data.qr_text).not.toBe(second?.data.qr_text);
    expect(house.sessions.qr(session.id)).toBeNull();
  });

  test('starts again with new codes', async () => {
    await house.sandbox.pairing({ refs: 1, seconds: 0.2 });
    const session = await house.create('shop');
    await house.status(session, 'failed', 'qr_expired');
    await house.sandbox.pairing({ refs: 6 });
    await house.sessions.start(await house.now(session));
    await house.scan(session);
    await house.status(session, 'working');
  });

  test.each<[PairingOutcome, string]>([
    ['passkey', 'passkey_required'],
    ['banned', 'banned'],
    ['replaced', 'replaced'],
    ['outdated', 'client_outdated'],
    ['restricted', 'restricted'],
    ['untrusted', 'untrusted_server'],
  ])('%s ends it as %s', async (next, reason) => {
    const session = await house.create('shop');
    const qr = await house.code(session);
    await house.sandbox.outcome({ qr, next });
    await house.sandbox.scan({ qr });
    await house.status(session, 'failed', reason);
    expect(house.sessions.qr(session.id)).toBeNull();
    expect(await house.store.sessions.listWanted()).toEqual([]);
  });

  test('a network that is unavailable gives a new code a moment later', async () => {
    const session = await house.create('shop');
    const qr = await house.code(session);
    await house.sandbox.outcome({ qr, next: 'unavailable' });
    const again = house.next('qr', session);
    await house.sandbox.scan({ qr });
    expect((await again).data.qr_text).not.toBe(qr);
  });

  test('a phone that stays silent leaves the codes to run out', async () => {
    await house.sandbox.pairing({ refs: 1, seconds: 1.5 });
    const session = await house.create('shop');
    const qr = await house.code(session);
    await house.sandbox.outcome({ qr, next: 'silent' });
    await house.sandbox.scan({ qr });
    await house.status(session, 'failed', 'qr_expired');
  });
});
