import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Clock, systemClock } from '../clock.ts';
import { TestHouse } from './test-house.ts';

/** Twenty times as fast, so that retries need not be waited for. */
const begun = Date.now();
const hurried: Clock = {
  now: () => begun + (Date.now() - begun) * 20,
  after: (ms, task) => systemClock.after(ms / 20, task),
};

type Fault = 'cut' | 'garble';

/** Stands between sessions and the network, and spoils one connection after some chunks of either side. */
async function faultyProxy(target: string) {
  const { port, hostname } = new URL(target);
  let left = Number.POSITIVE_INFINITY;
  let fault: Fault = 'cut';
  let faults = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const pairs = [
      [client, upstream],
      [upstream, client],
    ] as const;
    for (const [from, to] of pairs) {
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
      from.on('data', (chunk) => {
        if (left > 0) {
          left -= 1;
          to.write(chunk);
        } else if (fault === 'cut') {
          left = Number.POSITIVE_INFINITY;
          faults += 1;
          client.destroy();
          upstream.destroy();
        } else {
          if (to === client) {
            left = Number.POSITIVE_INFINITY;
            faults += 1;
            chunk.writeUInt8(chunk.readUInt8(chunk.length - 1) ^ 1, chunk.length - 1);
          }
          to.write(chunk);
        }
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws/chat`,
    spoilAfter(chunks: number, how: Fault) {
      left = chunks;
      fault = how;
    },
    mend() {
      left = Number.POSITIVE_INFINITY;
    },
    faults: () => faults,
    close: () => server.close(),
  };
}

let house: TestHouse;
let proxy: Awaited<ReturnType<typeof faultyProxy>>;
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  house = await TestHouse.open({ clock: hurried });
  proxy = await faultyProxy(house.sandbox.url);
  Object.defineProperty(house.sandbox, 'url', { value: proxy.url });
});
afterEach(() => house.clear());
afterAll(async () => {
  process.off('unhandledRejection', note);
  proxy.close();
  await house.close();
});

test.each<Fault>(['cut', 'garble'])(
  'a login that meets a %s is made again',
  async (fault) => {
    const session = await house.linked('shop');
    for (let chunks = 2; chunks < 14; chunks++) {
      proxy.spoilAfter(chunks, fault);
      const before = proxy.faults();
      await house.sessions.restart(await house.now(session));
      await house.some('status', session, () => proxy.faults() > before);
      await house.status(session, 'working');
    }
    expect(unhandled).toEqual([]);
  },
  60_000,
);

test('an attempt to pair that is cut after any number of chunks shows a code again', async () => {
  for (let chunks = 0; chunks < 8; chunks++) {
    const session = await house.create(`shop-${chunks}`, 'sandbox');
    proxy.spoilAfter(chunks, 'cut');
    await house.sessions.restart(session);
    await house.status(session, 'qr_code');
    proxy.mend();
    await house.sessions.stop(session);
  }
  expect(unhandled).toEqual([]);
}, 60_000);

test('a text that is cut off fails, or arrives, and nothing is left unhandled', async () => {
  const session = await house.linked('shop');
  for (let chunks = 0; chunks < 8; chunks++) {
    proxy.spoilAfter(chunks, 'cut');
    const text = `after ${chunks}`;
    await house.sessions
      .send(await house.now(session), { chatId: '447700900187@c.us', text })
      .catch((error: Error) => expect(error.message).toBeTruthy());
    proxy.mend();
    await house.sessions.restart(session);
    await house.status(session, 'working');
  }
  expect(unhandled).toEqual([]);
}, 60_000);
