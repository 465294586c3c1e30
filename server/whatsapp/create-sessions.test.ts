import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PairingOutcome } from './sandbox.ts';
import { NotConnected } from './sessions.ts';
import { TestHouse } from './test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await TestHouse.open();
});
afterEach(() => house.clear());
afterAll(() => house.close());

describe('a linked session', () => {
  test('comes back by itself after a restart, without a code', async () => {
    const session = await house.linked('shop');
    await house.restart();
    await house.status(session, 'working');
    expect(house.story(session)).toEqual(['starting', 'working']);
    expect(await house.now(session)).toMatchObject({ phone_number: '447700900142' });
  });

  test('comes back beside others, and only those that should run do', async () => {
    const session = await house.linked('shop');
    const stopped = await house.linked('stopped');
    await house.sessions.stop(stopped);
    const failed = await house.linked('replaced');
    const { phone_number: account } = await house.now(failed);
    await house.sandbox.outcome({ account: account ?? '', next: 'replaced' });
    await house.status(failed, 'failed', 'replaced');
    // What a kill leaves that comes between two writes.
    await house.store.sessions.setStatus(stopped.id, {
      status: 'working',
      reason: null,
      until: null,
      at: 0,
    });
    await house.restart();
    await house.status(session, 'working');
    expect(await house.now(stopped)).toMatchObject({ status: 'stopped' });
    expect(await house.now(failed)).toMatchObject({ status: 'failed', status_reason: 'replaced' });
  });

  test('keeps its login when stopped', async () => {
    const session = await house.linked('shop');
    expect(await house.sessions.stop(session)).toMatchObject({
      status: 'stopped',
      phone_number: '447700900142',
    });
    await house.restart();
    expect(house.story(session)).toEqual([]);
    await house.sessions.start(await house.now(session));
    await house.status(session, 'working');
    expect(house.all('qr', session)).toEqual([]);
  });

  test('is restarted with a new connection', async () => {
    const session = await house.linked('shop');
    expect(await house.sessions.restart(session)).toMatchObject({ status: 'starting' });
    await house.status(session, 'working');
  });

  test('logs out: the phone lists it no more, and the next start shows a code', async () => {
    const session = await house.linked('shop');
    expect(await house.sessions.logout(session)).toMatchObject({
      status: 'stopped',
      phone_number: null,
      push_name: null,
    });
    await expect.poll(() => devices()).toEqual([]);
    expect(await house.store.authState.readCreds(session.id)).toBeNull();
    await house.sessions.start(await house.now(session));
    await house.status(session, 'qr_code');
  });

  test('logs out even while stopped', async () => {
    const session = await house.linked('shop');
    await house.sessions.stop(session);
    await house.sessions.logout(await house.now(session));
    await expect.poll(() => devices()).toEqual([]);
  });

  test('is unlinked on the phone', async () => {
    const session = await house.linked('shop');
    await house.sandbox.unlink({ account: '447700900142' });
    await house.status(session, 'failed', 'logged_out');
    await expect.poll(() => house.store.authState.readCreds(session.id)).toBeNull();
    expect(await house.now(session)).toMatchObject({ phone_number: null });
  });

  test.each<[PairingOutcome, string]>([
    ['banned', 'banned'],
    ['replaced', 'replaced'],
    ['outdated', 'client_outdated'],
    ['restricted', 'restricted'],
  ])('%s ends it as %s, and it keeps its keys', async (next, reason) => {
    const session = await house.linked('shop');
    await house.sandbox.outcome({ account: '447700900142', next });
    await house.status(session, 'failed', reason);
    expect(await house.store.authState.readCreds(session.id)).not.toBeNull();
  });

  test('whose connection breaks says so, and works again', async () => {
    const session = await house.linked('shop');
    const broke = house.next('status', session);
    await house.sandbox.outcome({ account: '447700900142', next: 'unavailable' });
    expect((await broke).data).toMatchObject({ status: 'working', status_reason: 'reconnecting' });
    await expect(
      house.sessions.send(session, { chatId: '447700900187@c.us', text: 'now?' }),
    ).rejects.toThrow(NotConnected);
    await house.status(session, 'working');
  });

  test('outlives a network that is down for a while', async () => {
    const session = await house.linked('shop');
    await house.sandbox.network({ up: false });
    await house.status(session, 'working', 'reconnecting');
    await house.sandbox.network({ up: true });
    await house.status(session, 'working');
  });

  test('knows its groups', async () => {
    const session = await house.linked('shop');
    const { id } = await house.sandbox.createGroup({
      account: '447700900142',
      name: 'Deliveries',
      participants: ['447700900187', '447700900215'],
    });
    expect(await house.sessions.groups(session)).toEqual([
      {
        id,
        name: 'Deliveries',
        participant_count: 3,
        created_at: expect.stringMatching(/^20.*Z$/),
      },
    ]);
  });
});

describe('messages', () => {
  const chatId = '447700900187@c.us';

  test('a text that is sent arrives, and its acks come in order', async () => {
    const session = await house.linked('shop');
    const sent = await house.sessions.send(session, { chatId, text: 'See https://example.com' });
    await house.some('ack', session, ({ data }) => data.ack === 'delivered');
    expect(await house.sandbox.received('447700900142')).toMatchObject([
      { id: sent.id, to: chatId, text: 'See https://example.com' },
    ]);
    await house.sandbox.receipts({ account: '447700900142', chatId, ack: 'read' });
    await house.some('ack', session, ({ data }) => data.ack === 'read');
    expect(house.all('message', session).map(({ data }) => data)).toMatchObject([
      { id: sent.id, chatId, from_me: true, body: 'See https://example.com', ack: 'pending' },
    ]);
    const acks = house.all('ack', session).map(({ data }) => data);
    expect(acks.map(({ ack }) => ack)).toEqual(['sent', 'delivered', 'read']);
    expect(acks.every((ack) => ack.id === sent.id && ack.chatId === chatId)).toBe(true);
    await expect.poll(async () => (await house.now(session)).last_ack_at).not.toBeNull();
  });

  test('a text that comes in is told of', async () => {
    const session = await house.linked('shop');
    await house.sandbox.sendText({ to: '447700900142', chatId, text: 'Are you open?' });
    const { data } = await house.some('message', session);
    expect(data).toMatchObject({
      session: 'shop',
      chatId,
      from: chatId,
      from_name: 'Dana Peretz',
      from_me: false,
      body: 'Are you open?',
      type: 'text',
      ack: null,
    });
    await expect.poll(async () => (await house.now(session)).last_inbound_at).not.toBeNull();
  });

  test('so is one that came while the session was stopped', async () => {
    const session = await house.linked('shop');
    await house.sessions.stop(session);
    await house.sandbox.sendText({ to: '447700900142', chatId, text: 'Hello?' });
    await house.sessions.start(await house.now(session));
    expect((await house.some('message', session)).data.body).toBe('Hello?');
  });

  test('a group gets what is sent to it', async () => {
    const session = await house.linked('shop');
    const { id } = await house.sandbox.createGroup({
      account: '447700900142',
      name: 'Deliveries',
      participants: ['447700900187', '447700900215'],
    });
    await house.sessions.send(session, { chatId: id, text: 'Van 3 is here' });
    await house.some('ack', session, ({ data }) => data.ack === 'delivered');
    expect(await house.sandbox.received('447700900142')).toMatchObject([
      { to: id, text: 'Van 3 is here' },
    ]);
  });
});

describe('verbs', () => {
  test('that race leave the session as the last one wants it', async () => {
    const session = await house.linked('shop');
    await Promise.all([
      house.sessions.stop(session),
      house.sessions.start(session),
      house.sessions.restart(session),
      house.sessions.stop(session),
      house.sessions.start(session),
    ]);
    await house.status(session, 'working');
    await Promise.all([house.sessions.restart(session), house.sessions.stop(session)]);
    expect(await house.now(session)).toMatchObject({ status: 'stopped' });
    expect(house.sessions.qr(session.id)).toBeNull();
  });

  test('a session can be removed at any moment of its pairing', async () => {
    for (const moment of ['at once', 'with a code', 'while it is scanned'] as const) {
      const session = await house.create(moment.replaceAll(' ', '-'));
      if (moment !== 'at once') await house.code(session);
      const scanned =
        moment === 'while it is scanned' ? house.scan(session).catch(() => {}) : undefined;
      await house.sessions.remove(session);
      await house.store.sessions.delete(session.id);
      const told = house.all('status', session).length;
      await scanned;
      await house.create(`after-${moment.replaceAll(' ', '-')}`);
      expect(house.all('status', session)).toHaveLength(told);
      expect(house.sessions.qr(session.id)).toBeNull();
    }
  });

  test('removing a linked session unlinks its phone', async () => {
    const session = await house.linked('shop');
    await house.sessions.remove(session);
    await expect.poll(() => devices()).toEqual([]);
    expect(await house.store.authState.readCreds(session.id)).toBeNull();
  });
});

async function devices(): Promise<string[]> {
  return (await house.sandbox.phones()).flatMap((phone) => phone.devices);
}
