import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PairingOutcome, SandboxControl } from './control.ts';
import { remoteSandbox } from './remote.ts';
import { startSandbox } from './start-sandbox.ts';
import { closeDevices, connect, link, TestAccount, type TestDevice } from './test-client.ts';

const nora = '447700900142';
const dana = '447700900187';
const wrong = 'ABCD-EFGH';

let sandbox: SandboxControl;

beforeEach(async () => {
  sandbox = await startSandbox({ httpControl: true });
});

afterEach(async () => {
  await closeDevices();
  await sandbox.close();
});

/** A device that shows a QR and, for that number, a code. */
async function showing(phone: string, config?: Parameters<typeof connect>[2]) {
  const account = new TestAccount();
  const device = await connect(sandbox, account, config);
  const qr = await device.qr();
  return { account, device, qr, code: await askFor(device, phone) };
}

/** Resolves when the network has answered too, which Baileys does not wait for. */
async function askFor(device: TestDevice, phone: string): Promise<string> {
  const answered = new Promise((resolve) => {
    device.socket.ws.once('CB:iq,type:result,link_code_companion_reg', resolve);
  });
  const code = await device.socket.requestPairingCode(phone);
  await answered;
  return code;
}

async function devicesOf(phone: string): Promise<string[]> {
  return (await sandbox.phones()).find((one) => one.phone === phone)?.devices ?? [];
}

describe('a code that is typed on a phone', () => {
  it('links the device, which then logs in', async () => {
    const { account, device, code } = await showing(dana);
    expect(await sandbox.link({ code, phone: dana })).toEqual({ phone: dana, name: 'Dana Peretz' });
    expect(await device.closeCode()).toBe(515);
    expect(account.me).toMatchObject({ id: `${dana}:1@s.whatsapp.net`, name: 'Dana Peretz' });
    await (await connect(sandbox, account)).opened();
    expect(await devicesOf(dana)).toHaveLength(1);
  });

  it('is typed in either case, with or without the hyphen', async () => {
    for (const write of [
      (code: string) => code.toLowerCase(),
      (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`,
    ]) {
      const { device, code } = await showing(nora);
      await sandbox.link({ code: write(code) });
      expect(await device.closeCode()).toBe(515);
    }
  });

  it('is by default typed on the phone of its number, made if nobody had it', async () => {
    const { device, code } = await showing('447700900777');
    expect(await sandbox.link({ code })).toMatchObject({ phone: '447700900777' });
    expect(await device.closeCode()).toBe(515);
    expect(await devicesOf('447700900777')).toHaveLength(1);
  });

  it('finds its device among several that show one', async () => {
    const first = await showing(dana);
    await showing(dana);
    await showing(nora);
    expect(await sandbox.link({ code: first.code })).toMatchObject({ phone: dana });
    expect(await first.device.closeCode()).toBe(515);
  });

  it('links each of two devices whose codes are typed at once', async () => {
    const both = [await showing(nora), await showing(dana)];
    const linked = await Promise.all(both.map(({ code }) => sandbox.link({ code })));
    expect(linked.map(({ phone }) => phone)).toEqual([nora, dana]);
  });

  it('is refused on the phone of another number', async () => {
    const { code } = await showing(nora);
    await expect(sandbox.link({ code, phone: dana })).rejects.toMatchObject({
      code: 'invalid',
      message: `This code is for another number than ${dana}.`,
    });
    expect(await devicesOf(dana)).toEqual([]);
    await sandbox.link({ code, phone: nora });
  });

  it('is refused when it is wrong, and the right one still links', async () => {
    const { device, code } = await showing(nora);
    await expect(sandbox.link({ code: wrong })).rejects.toMatchObject({
      code: 'invalid',
      message: 'Wrong code: no device shows this one for the number.',
    });
    await expect(sandbox.link({ code: 'no code' })).rejects.toMatchObject({ code: 'invalid' });
    await sandbox.link({ code });
    expect(await device.closeCode()).toBe(515);
  });

  it('is unknown when no device shows one', async () => {
    await expect(sandbox.link({ code: wrong })).rejects.toMatchObject({ code: 'not_found' });
    const { device, code } = await showing(nora);
    await device.close();
    await expect.poll(() => sandbox.link({ code }).catch((error) => error.code)).toBe('not_found');
  });

  it('is void once the device shows another', async () => {
    const { device, code } = await showing(nora);
    const next = await askFor(device, nora);
    await expect(sandbox.link({ code })).rejects.toMatchObject({ code: 'invalid' });
    await sandbox.link({ code: next });
  });

  it('does not link a fifth device', async () => {
    for (let count = 0; count < 4; count++) await link(sandbox, nora);
    const { code } = await showing(nora);
    await expect(sandbox.link({ code })).rejects.toMatchObject({ code: 'invalid' });
  });

  it.each<[PairingOutcome, number]>([
    ['banned', 403],
    ['restricted', 402],
  ])('can lead to %s, which closes with %i', async (next, closeCode) => {
    const { device, qr, code } = await showing(nora);
    await sandbox.outcome({ qr, next });
    await sandbox.link({ code });
    expect(await device.closeCode()).toBe(closeCode);
    expect(await devicesOf(nora)).toEqual([]);
  });

  it('is typed from another process too', async () => {
    const remote = remoteSandbox(sandbox.url);
    const { device, code } = await showing(nora);
    await expect(remote.link({ code: wrong })).rejects.toMatchObject({ code: 'invalid' });
    expect(await remote.link({ code, phone: nora })).toMatchObject({ phone: nora });
    expect(await device.closeCode()).toBe(515);
  });
});

describe('a code beside a QR', () => {
  it('leaves the QR as it is', async () => {
    const { device, qr } = await showing(nora);
    expect(await sandbox.scan({ qr, phone: dana })).toMatchObject({ phone: dana });
    expect(await device.closeCode()).toBe(515);
  });

  it('stays the same when the QR changes, and links still', async () => {
    const { device, qr, code } = await showing(nora, { qrTimeout: 800 });
    const isNext = (update: { qr?: string | undefined }) => update.qr && update.qr !== qr;
    await device.event('connection.update', isNext);
    expect(device.socket.authState.creds.pairingCode).toBe(code);
    await sandbox.link({ code });
    expect(await device.closeCode()).toBe(515);
  });

  it('is refused once the QR was scanned, and the QR once the code was typed', async () => {
    const scanned = await showing(nora);
    await sandbox.scan({ qr: scanned.qr });
    const late = sandbox.link({ code: scanned.code });
    await expect(late).rejects.toMatchObject({ code: 'not_found' });

    const typed = await showing(nora);
    await sandbox.link({ code: typed.code });
    await expect(sandbox.scan({ qr: typed.qr })).rejects.toMatchObject({ code: 'not_found' });
    expect(await devicesOf(nora)).toHaveLength(2);
  });

  it('links once when both are used at the same moment', async () => {
    const { qr, code } = await showing(nora);
    const both = await Promise.allSettled([sandbox.scan({ qr }), sandbox.link({ code })]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await devicesOf(nora)).toHaveLength(1);
  });
});

describe('a number for which no code is given', () => {
  const refusalOf = async (device: TestDevice, phone: string) => {
    const refused = new Promise<{ content: { attrs: object }[] }>((resolve) => {
      device.socket.ws.once('CB:iq,type:error,error', resolve);
    });
    await device.socket.requestPairingCode(phone);
    return (await refused).content[0]?.attrs;
  };

  it.each(['0770090014', '123456'])('is one like %s', async (phone) => {
    const device = await connect(sandbox, new TestAccount());
    await device.qr();
    expect(await refusalOf(device, phone)).toEqual({ code: '400', text: 'bad-request' });
  });

  it('is one that asked too often', async () => {
    const { device, code: first } = await showing(nora);
    let code = first;
    for (let count = 1; count < 5; count++) code = await askFor(device, nora);
    expect(await refusalOf(device, nora)).toEqual({ code: '429', text: 'rate-overlimit' });
    expect(code).not.toBe(first);
  });
});
