import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Curve } from 'baileys';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { issueServerIdentity } from '../../sandbox/certificate-chain.ts';
import { Connection } from '../../sandbox/connection.ts';
import { manualClock } from '../clock.ts';
import { TestHouse } from './test-house.ts';

const day = 24 * 60 * 60 * 1000;
const account = '447700900142';

describe('an account that is restricted', () => {
  const clock = manualClock();
  const until = () => new Date(clock.now() + day).toISOString();
  let house: TestHouse;
  beforeAll(async () => {
    house = await TestHouse.open({ clock });
  });
  afterEach(() => house.clear());
  afterAll(() => house.close());

  test('says until when, and still does after a restart of the server', async () => {
    const session = await house.linked('shop');
    await house.sandbox.outcome({ account, next: 'restricted' });
    await house.status(session, 'failed', 'restricted');
    const restricted = { status_reason: 'restricted', status_until: until() };
    expect(await house.now(session)).toMatchObject({ ...restricted, phone_number: account });
    await house.restart();
    expect(await house.now(session)).toMatchObject(restricted);
  });

  test('says so too when it is met while pairing, by a code as by a QR', async () => {
    for (const way of ['scan', 'link'] as const) {
      const session = await house.create(way);
      const { code } = await house.sessions.pairingCode(session, account);
      const qr = await house.code(session);
      await house.sandbox.outcome({ qr, next: 'restricted' });
      await (way === 'scan' ? house.sandbox.scan({ qr }) : house.sandbox.link({ code }));
      await house.status(session, 'failed', 'restricted');
      expect(await house.now(session)).toMatchObject({ status_until: until() });
    }
  });
});

describe('a network that is down for a minute', () => {
  const clock = manualClock();
  let house: TestHouse;
  beforeAll(async () => {
    house = await TestHouse.open({ clock });
  });
  afterEach(() => house.clear());
  afterAll(() => house.close());

  test('fails a linked session, which works again when the network does', async () => {
    const session = await house.linked('shop');
    await house.sandbox.network({ up: false });
    await house.status(session, 'working', 'reconnecting');
    clock.advance(60_000);
    await house.status(session, 'failed', 'network');
    expect(await house.now(session)).toMatchObject({
      phone_number: account,
      status_until: expect.any(String),
    });
    await house.sandbox.network({ up: true });
    clock.advance(60_000);
    await house.status(session, 'working');
  });

  test('fails one that is not linked, which then shows a code', async () => {
    await house.sandbox.network({ up: false });
    const session = await house.create('shop');
    clock.advance(60_000);
    await house.status(session, 'failed', 'network');
    await house.sandbox.network({ up: true });
    clock.advance(60_000);
    await house.status(session, 'qr_code');
  });
});

describe('a WhatsApp that behaves as none did before', () => {
  const clock = manualClock();
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  let house: TestHouse;
  let afterHandshake: (connection: Connection) => void = () => {};

  beforeAll(async () => {
    house = await TestHouse.open({ clock });
    const root = Curve.generateKeyPair();
    const identity = issueServerIdentity(root);
    server.on('connection', (socket) => {
      new Connection(socket, identity, {
        onHandshake: async (connection) => afterHandshake(connection),
        onStanza: async () => {},
        onClose: () => {},
      });
    });
    if (!server.address()) await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    Object.defineProperties(house.sandbox, {
      url: { value: `ws://127.0.0.1:${port}/ws/chat` },
      rootPublicKey: { value: async () => root.public },
    });
  });
  afterEach(() => house.clear());
  afterAll(async () => {
    await house.close();
    server.close();
  });

  test('and closes with a reason nobody knows: it is shown as itself, and not tried again', async () => {
    afterHandshake = (connection) => connection.fail(499);
    const session = await house.create('shop');
    await house.status(session, 'failed', 'closed_499');
    expect(await house.now(session)).toMatchObject({ status_until: null });
    expect(await house.store.sessions.listWanted()).toEqual([]);
  });

  test('and answers, then says nothing: that is a timeout, not the network', async () => {
    const answered = new Promise<void>((resolve) => {
      afterHandshake = () => resolve();
    });
    const session = await house.create('shop');
    await answered;
    clock.advance(59_999);
    expect((await house.now(session)).status).toBe('starting');
    clock.advance(1);
    await house.status(session, 'failed', 'timeout');
    expect(await house.store.sessions.listWanted()).toEqual([]);
  });

  test('and refuses this client as outdated', async () => {
    afterHandshake = (connection) => connection.fail(405);
    await house.status(await house.create('shop'), 'failed', 'client_outdated');
  });
});
