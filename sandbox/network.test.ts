import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NOISE_WA_HEADER } from 'baileys';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { SandboxControl } from './control.ts';
import { fileStorage } from './file-storage.ts';
import { startSandbox } from './start-sandbox.ts';
import { memoryStorage, type SandboxStorage } from './storage.ts';
import { closeDevices, connect, link, TestAccount, type TestDevice } from './test-client.ts';

const ACCOUNT = '447700900142';
const DANA = '447700900187';

let sandbox: SandboxControl;

beforeEach(async () => {
  sandbox = await startSandbox();
});

afterEach(async () => {
  await closeDevices();
  await sandbox.close();
});

async function send(from: TestDevice, to: string, text: string): Promise<void> {
  const message = await from.socket.sendMessage(to, { text });
  await from.acknowledged(message?.key.id ?? '', 'message');
}

const textsReceived = async () => (await sandbox.received(ACCOUNT)).map(({ text }) => text);

describe('a network started again', () => {
  const storages = {
    memory: async () => {
      const storage = memoryStorage();
      return { open: async () => storage, remove: async () => undefined };
    },
    file: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
      return {
        open: () => fileStorage(join(folder, 'network.log')),
        remove: () => rm(folder, { recursive: true }),
      };
    },
  };

  it.each(Object.entries(storages))('from its %s goes on where it was', async (_name, make) => {
    const { open, remove } = await make();
    sandbox = await startSandbox({ storage: await open() });
    const rootKey = await sandbox.rootPublicKey();
    const device = await link(sandbox, ACCOUNT);
    const { id: group } = await sandbox.createGroup({
      account: ACCOUNT,
      name: 'Allotment',
      participants: [DANA],
    });
    await send(device, `${DANA}@s.whatsapp.net`, 'one');
    await send(device, group, 'two');
    await device.close();
    await sandbox.sendText({ to: ACCOUNT, chatId: `${DANA}@c.us`, text: 'while away' });
    await sandbox.close();

    sandbox = await startSandbox({ storage: await open() });
    expect(await sandbox.rootPublicKey()).toEqual(rootKey);
    const back = await connect(sandbox, device.account);
    await back.opened();
    await back.incoming('while away');
    await send(back, `${DANA}@s.whatsapp.net`, 'three');
    await send(back, group, 'four');
    expect(await textsReceived()).toEqual(['one', 'two', 'three', 'four']);
    await closeDevices();
    await sandbox.close();
    await remove();
  });
});

describe('what the network has acknowledged', () => {
  const keysOf = async (storage: SandboxStorage) => [...(await storage.readAll()).keys()];

  it('is stored: messages of devices, and the receipts for what they got', async () => {
    const storage = memoryStorage();
    const own = await startSandbox({ storage });
    const device = await link(own, ACCOUNT);
    const { id } = await own.sendText({ to: ACCOUNT, chatId: `${DANA}@c.us`, text: 'hi' });
    const queued = `queue/447700900142:1@s.whatsapp.net message ${id}`;
    expect(await keysOf(storage)).toContain(queued);
    await device.acknowledged(id, 'receipt');
    expect(await keysOf(storage)).not.toContain(queued);
    const sent = await device.socket.sendMessage(`${DANA}@s.whatsapp.net`, { text: 'hello' });
    await device.acknowledged(sent?.key.id ?? '', 'message');
    expect(await keysOf(storage)).toContain(`sent/${ACCOUNT}/${sent?.key.id}`);
    await own.close();
  });

  it('is asked for again by a phone that lost its keys', async () => {
    const storage = memoryStorage();
    const first = await startSandbox({ storage });
    const device = await link(first, ACCOUNT);
    const participants = [DANA, '447700900215'];
    const group = await first.createGroup({ account: ACCOUNT, name: 'Allotment', participants });
    await send(device, group.id, 'one');
    await device.close();
    await first.close();
    const lost = (await keysOf(storage)).filter((key) => key.startsWith(`signal-key/${DANA}`));
    await storage.write(new Map(lost.map((key) => [key, null])));

    const second = await startSandbox({ storage });
    const back = await connect(second, device.account, {
      getMessage: async () => ({ conversation: 'two' }),
    });
    await back.opened();
    await send(back, group.id, 'two');
    await back.event('message-receipt.update', (updates) =>
      updates.some(({ receipt }) => receipt.userJid === `${DANA}@s.whatsapp.net`),
    );
    expect((await second.received()).map(({ text }) => text)).toEqual(['one', 'two']);
    await closeDevices();
    await second.close();
  });
});

describe('the network', () => {
  it('lets a phone remove its devices', async () => {
    const device = await link(sandbox, ACCOUNT);
    await sandbox.unlink({ account: ACCOUNT });
    expect(await device.closeCode()).toBe(401);
    const again = await connect(sandbox, device.account);
    expect(await again.closeCode()).toBe(401);
    await expect(sandbox.unlink({ account: ACCOUNT })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('frees the phone of a device that logs out', async () => {
    const device = await link(sandbox, ACCOUNT);
    await device.socket.logout();
    await expect.poll(async () => (await sandbox.phones())[0]?.devices).toEqual([]);
  });

  it('replaces a connection when the same device connects again', async () => {
    const first = await link(sandbox, ACCOUNT);
    const other = await link(sandbox, ACCOUNT);
    const second = await connect(sandbox, first.account);
    await second.opened();
    expect(await first.closeCode()).toBe(440);
    expect(other.events('connection.update', ({ connection }) => connection === 'close')).toEqual(
      [],
    );
  });

  it('lets nobody else log in as a device', async () => {
    const device = await link(sandbox, ACCOUNT);
    const thief = new TestAccount();
    thief.save({ ...thief.authState().creds, me: device.account.me });
    expect(await (await connect(sandbox, thief)).closeCode()).toBe(401);
  });

  it('drops and refuses sockets while it is down', async () => {
    const device = await link(sandbox, ACCOUNT);
    await sandbox.network({ up: false });
    expect(await device.closeCode()).toBe(428);
    const refused = await connect(sandbox, device.account);
    expect(await refused.closeCode()).toBe(408);
    await sandbox.network({ up: true });
    await (await connect(sandbox, device.account)).opened();
  });

  it('forgets everything but its root key when reset', async () => {
    const rootKey = await sandbox.rootPublicKey();
    const device = await link(sandbox, '447700900901');
    await sandbox.pairing({ refs: 2 });
    await sandbox.reset();
    expect(await device.closeCode()).toBe(401);
    expect(await sandbox.rootPublicKey()).toEqual(rootKey);
    expect(await sandbox.phones()).toHaveLength(3);
    expect(await sandbox.pairingSettings()).toEqual({ refs: 6, seconds: null });
    await link(sandbox);
  });

  it.each([
    ['another intro', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['no handshake', Buffer.concat([NOISE_WA_HEADER, Buffer.from([0, 0, 4, 255, 255, 255, 255])])],
    ['an empty hello', Buffer.concat([NOISE_WA_HEADER, Buffer.from([0, 0, 0])])],
  ])('closes a socket that starts with %s, and goes on', async (_what, bytes) => {
    const socket = new WebSocket(sandbox.url);
    await once(socket, 'open');
    socket.send(bytes);
    await once(socket, 'close');
    await link(sandbox);
  });

  it('closes the socket of a device that sends garbage later', async () => {
    const device = await link(sandbox, ACCOUNT);
    const connection = device.socket.ws as unknown as { socket: WebSocket };
    connection.socket.send(Buffer.from([0, 0, 20, ...Buffer.alloc(20)]));
    expect(await device.closeCode()).toBe(428);
  });
});
