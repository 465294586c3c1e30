import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SandboxControl } from './control.ts';
import { remoteSandbox } from './remote.ts';
import { startSandbox } from './start-sandbox.ts';
import { closeDevices, link } from './test-client.ts';

let network: SandboxControl;
let remote: SandboxControl;

beforeEach(async () => {
  network = await startSandbox({ httpControl: true });
  remote = remoteSandbox(network.url.replace('ws://', 'http://'));
});

afterEach(async () => {
  await closeDevices();
  await network.close();
});

function statusOf(path: string, headers: Record<string, string>): Promise<number | undefined> {
  const { port } = new URL(network.url);
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the sandbox of another process', () => {
  it('does what the one in process does', async () => {
    expect(remote.url).toBe(network.url);
    expect(await remote.rootPublicKey()).toEqual(await network.rootPublicKey());
    const device = await link(remote);
    expect(await remote.phones()).toEqual(await network.phones());
    const chatId = '447700900187@c.us';
    const { id } = await remote.sendText({ to: '447700900142', chatId, text: 'from afar' });
    const { message } = await device.incoming('from afar');
    expect(message.key.id).toBe(id);
    await remote.pairing({ refs: 4, seconds: 30 });
    expect(await remote.pairingSettings()).toEqual({ refs: 4, seconds: 30 });
    expect(await remote.received('447700900142')).toEqual([]);
    await remote.unlink({ account: '447700900142' });
    expect(await device.closeCode()).toBe(401);
  });

  it('passes on why something cannot be done', async () => {
    await expect(remote.scan({ qr: 'nonsense' })).rejects.toMatchObject({
      name: 'SandboxError',
      code: 'invalid',
      message: 'This is not the text of a WhatsApp pairing code.',
    });
  });

  it('answers no page of a browser, and nothing it does not know', async () => {
    expect(await statusOf('/control/phones', {})).toBe(200);
    expect(await statusOf('/control/phones', { origin: 'http://127.0.0.1:3000' })).toBe(403);
    expect(await statusOf('/control/phones', { host: 'sandbox.example.com' })).toBe(403);
    expect(await statusOf('/control/close', {})).toBe(404);
    expect(await statusOf('/', {})).toBe(404);
  });

  it('is not there unless it is asked for', async () => {
    const closed = await startSandbox();
    const phones = remoteSandbox(closed.url).phones();
    await expect(phones).rejects.toThrow();
    await closed.close();
  });
});
