import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PairingOutcome, SandboxControl } from './control.ts';
import { startSandbox } from './start-sandbox.ts';
import { closeDevices, connect, link, TestAccount } from './test-client.ts';

let sandbox: SandboxControl;

beforeEach(async () => {
  sandbox = await startSandbox();
});

afterEach(async () => {
  await closeDevices();
  await sandbox.close();
});

describe('pairing', () => {
  it('links a device by QR, names the account, and asks it to connect again', async () => {
    const account = new TestAccount();
    const device = await connect(sandbox, account);
    const scanned = await sandbox.scan({ qr: await device.qr() });
    expect(scanned).toEqual({ phone: '447700900142', name: 'Nora Whitfield' });
    expect(await device.closeCode()).toBe(515);
    expect(account.me).toEqual({
      id: '447700900142:1@s.whatsapp.net',
      lid: '9447700900142:1@lid',
      name: 'Nora Whitfield',
    });
  });

  it('lets a linked device log in and ends its initial sync at once', async () => {
    const device = await link(sandbox);
    await device.event('creds.update', ({ accountSyncCounter }) => accountSyncCounter === 1);
    expect(device.socket.ev.isBuffering()).toBe(false);
    expect(device.account.me?.name).toBe('Nora Whitfield');
  });

  it('scans with the first phone without a device, then with a new one', async () => {
    const before = await sandbox.phones();
    for (const { phone } of before) {
      const device = await link(sandbox);
      expect(device.account.me?.id).toContain(phone);
    }
    await link(sandbox);
    const phones = await sandbox.phones();
    expect(phones).toHaveLength(before.length + 1);
    expect(phones.every(({ devices }) => devices.length === 1)).toBe(true);
  });

  it('scans with the phone that is asked for, known or not', async () => {
    await link(sandbox, '447700900777');
    await link(sandbox, '447700900777');
    const phones = await sandbox.phones();
    expect(phones.find(({ phone }) => phone === '447700900777')?.devices).toEqual([
      '447700900777:1@s.whatsapp.net',
      '447700900777:2@s.whatsapp.net',
    ]);
  });

  it('links at most four devices to a phone', async () => {
    for (let count = 0; count < 4; count++) await link(sandbox, '447700900142');
    const device = await connect(sandbox, new TestAccount());
    const scan = sandbox.scan({ qr: await device.qr(), phone: '447700900142' });
    await expect(scan).rejects.toMatchObject({ code: 'invalid' });
  });

  it('refuses what is no code, codes it does not know, and codes a newer one has voided', async () => {
    await sandbox.pairing({ refs: 2, seconds: 0.05 });
    const device = await connect(sandbox, new TestAccount(), { qrTimeout: 50 });
    const first = await device.qr();
    await device.event('connection.update', ({ qr }) => qr && qr !== first);
    await expect(sandbox.scan({ qr: first })).rejects.toMatchObject({
      code: 'invalid',
      message: 'This code has expired: scan the newest one.',
    });
    expect(await device.closeCode()).toBe(408);
    await expect(sandbox.scan({ qr: 'hello' })).rejects.toMatchObject({ code: 'invalid' });
    const unknown = first.replace('2@', '2@x');
    await expect(sandbox.scan({ qr: unknown })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('hands out as many codes as are set', async () => {
    expect(await sandbox.pairingSettings()).toEqual({ refs: 6, seconds: null });
    await sandbox.pairing({ refs: 3, seconds: 0.02 });
    const device = await connect(sandbox, new TestAccount(), { qrTimeout: 20 });
    expect(await device.closeCode()).toBe(408);
    expect(device.events('connection.update', ({ qr }) => qr)).toHaveLength(3);
    await expect(sandbox.pairing({ refs: 11 })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('what a scan can lead to instead', () => {
  const closing: [PairingOutcome, number][] = [
    ['banned', 403],
    ['outdated', 405],
    ['restricted', 402],
    ['unavailable', 503],
    ['replaced', 440],
  ];

  it.each(closing)('%s closes with %i', async (next, code) => {
    const device = await connect(sandbox, new TestAccount());
    const qr = await device.qr();
    await sandbox.outcome({ qr, next });
    await sandbox.scan({ qr });
    expect(await device.closeCode()).toBe(code);
  });

  it.each(closing)('%s closes a linked device with %i', async (next, code) => {
    const device = await link(sandbox);
    await sandbox.outcome({ account: '447700900142', next });
    expect(await device.closeCode()).toBe(code);
  });

  it('passkey asks for one and does not link the device', async () => {
    const device = await connect(sandbox, new TestAccount());
    const qr = await device.qr();
    const asked = new Promise<{ content?: { tag: string }[] }>((resolve) => {
      device.socket.ws.on('CB:notification,type:passkey_prologue_request', resolve);
    });
    await sandbox.outcome({ qr, next: 'passkey' });
    await sandbox.scan({ qr });
    expect((await asked).content?.[0]?.tag).toBe('passkey_request_options');
    expect((await sandbox.phones())[0]?.devices).toEqual([]);
  });

  it('silent does nothing, and the next scan links the device', async () => {
    const device = await connect(sandbox, new TestAccount());
    const qr = await device.qr();
    await sandbox.outcome({ qr, next: 'silent' });
    await sandbox.scan({ qr });
    expect((await sandbox.phones())[0]?.devices).toEqual([]);
    await sandbox.scan({ qr });
    expect(await device.closeCode()).toBe(515);
  });

  it('stuck links the device, and leaves its next login without an answer', async () => {
    const account = new TestAccount();
    const device = await connect(sandbox, account);
    const qr = await device.qr();
    await sandbox.outcome({ qr, next: 'stuck' });
    await sandbox.scan({ qr });
    expect(await device.closeCode()).toBe(515);
    const ignored = await connect(sandbox, account);
    await new Promise((resolve) => ignored.socket.ws.once('frame', resolve));
    const again = await connect(sandbox, account);
    await again.opened();
    expect(ignored.events('connection.update', ({ connection }) => connection === 'open')).toEqual(
      [],
    );
  });

  it('untrusted drops the device, and meets the next connection with another’s certificate', async () => {
    const account = new TestAccount();
    const device = await connect(sandbox, account);
    const qr = await device.qr();
    await sandbox.outcome({ qr, next: 'untrusted' });
    await sandbox.scan({ qr });
    expect(await device.closeCode()).toBe(428);
    const deceived = await connect(sandbox, account);
    await deceived.closeCode();
    expect(deceived.events('connection.update', ({ qr }) => qr)).toEqual([]);
    await (await connect(sandbox, account)).qr();
  });

  it('needs a device that is there', async () => {
    const next = 'banned';
    const unlinked = sandbox.outcome({ account: '447700900142', next });
    await expect(unlinked).rejects.toMatchObject({ code: 'not_found' });
    await (await link(sandbox)).close();
    await expect
      .poll(() => sandbox.outcome({ account: '447700900142', next }).catch((error) => error.code))
      .toBe('not_online');
  });
});
