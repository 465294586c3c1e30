import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SandboxControl } from './control.ts';
import { startSandbox } from './start-sandbox.ts';
import { closeDevices, connect, link, type TestDevice } from './test-client.ts';

const ACCOUNT = '447700900142';
const DANA = '447700900187';
const TOM = '447700900215';
const STRANGER = '447700900901';

let sandbox: SandboxControl;
let device: TestDevice;

beforeEach(async () => {
  sandbox = await startSandbox();
  device = await link(sandbox, ACCOUNT);
});

afterEach(async () => {
  await closeDevices();
  await sandbox.close();
});

const jid = (phone: string) => `${phone}@s.whatsapp.net`;
const chat = (phone: string) => `${phone}@c.us`;

async function send(from: TestDevice, to: string, text: string): Promise<string> {
  const id = (await from.socket.sendMessage(to, { text }))?.key.id ?? '';
  await from.acknowledged(id, 'message');
  return id;
}

describe('texts to contacts', () => {
  it('are decrypted by the phone of any number', async () => {
    const id = await send(device, jid(STRANGER), 'good morning');
    const [received, ...others] = await sandbox.received(ACCOUNT);
    expect(received).toMatchObject({ id, from: ACCOUNT, to: chat(STRANGER), text: 'good morning' });
    expect(others).toEqual([]);
  });

  it('are told delivered, and read when the contact reads them', async () => {
    const id = await send(device, jid(DANA), 'one');
    await device.reached(id, 3);
    const input = { account: ACCOUNT, chatId: chat(DANA), ack: 'read' } as const;
    expect(await sandbox.receipts(input)).toEqual({ count: 1 });
    await device.reached(id, 4);
    expect(await sandbox.receipts(input)).toEqual({ count: 0 });
  });

  it('reach a linked account as messages, whose reading reaches the sender', async () => {
    const dana = await link(sandbox, DANA);
    const id = await send(device, jid(DANA), 'hello Dana');
    const { message, type } = await dana.incoming('hello Dana');
    expect(type).toBe('notify');
    expect(message).toMatchObject({
      key: { id, remoteJid: jid(ACCOUNT), fromMe: false },
      pushName: 'Nora Whitfield',
    });
    await dana.socket.readMessages([message.key]);
    await device.reached(id, 4);
    await send(dana, jid(ACCOUNT), 'hello Nora');
    await device.incoming('hello Nora');
    expect(await sandbox.received()).toHaveLength(2);
  });

  it('show on the other devices of the account as its own', async () => {
    const second = await link(sandbox, ACCOUNT);
    const id = await send(device, jid(DANA), 'from the first');
    const { message } = await second.incoming('from the first');
    expect(message.key).toMatchObject({ id, remoteJid: jid(DANA), fromMe: true });
  });

  it('are told delivered after the device was away', async () => {
    const id = await send(device, jid(DANA), 'one');
    await device.close();
    const back = await connect(sandbox, device.account);
    await back.reached(id, 3);
  });

  it('are kept when the account writes to itself', async () => {
    await send(device, jid(ACCOUNT), 'a note');
    expect(await sandbox.received(ACCOUNT)).toMatchObject([{ to: chat(ACCOUNT), text: 'a note' }]);
  });
});

describe('texts from contacts', () => {
  it('arrive with the name of who wrote', async () => {
    const { id } = await sandbox.sendText({ to: ACCOUNT, chatId: chat(DANA), text: 'hi' });
    const { message, type } = await device.incoming('hi');
    expect(type).toBe('notify');
    expect(message).toMatchObject({
      key: { id, remoteJid: jid(DANA), fromMe: false },
      pushName: 'Dana Peretz',
    });
  });

  it('wait while the device is away, come once in their order, and never after a receipt', async () => {
    await device.close();
    const sent = [];
    for (const text of ['one', 'two', 'three']) {
      sent.push(await sandbox.sendText({ to: ACCOUNT, chatId: chat(DANA), text }));
    }
    const back = await connect(sandbox, device.account);
    expect(await back.incoming('three')).toMatchObject({ type: 'append' });
    for (const { id } of sent) await back.acknowledged(id, 'receipt');
    expect(back.texts).toEqual(['one', 'two', 'three'].map((text) => `${DANA}: ${text}`));
    await back.close();
    const again = await connect(sandbox, device.account);
    await again.opened();
    await sandbox.sendText({ to: ACCOUNT, chatId: chat(DANA), text: 'four' });
    await again.incoming('four');
    expect(again.texts).toEqual([`${DANA}: four`]);
  });

  it('wait while the network is silent to the device', async () => {
    await sandbox.outcome({ account: ACCOUNT, next: 'silent' });
    await sandbox.sendText({ to: ACCOUNT, chatId: chat(DANA), text: 'anyone there?' });
    const again = await connect(sandbox, device.account);
    await again.incoming('anyone there?');
    expect(device.texts).toEqual([]);
  });

  it('need an account that is linked and someone else who writes', async () => {
    const text = 'hi';
    const unlinked = sandbox.sendText({ to: TOM, chatId: chat(DANA), text });
    await expect(unlinked).rejects.toMatchObject({ code: 'not_found' });
    const own = sandbox.sendText({ to: ACCOUNT, chatId: chat(ACCOUNT), text });
    await expect(own).rejects.toMatchObject({ code: 'invalid' });
    const nowhere = sandbox.sendText({ to: ACCOUNT, chatId: '120363000@g.us', text });
    await expect(nowhere).rejects.toMatchObject({ code: 'not_found' });
    const nobody = sandbox.sendText({ to: ACCOUNT, chatId: 'me', text });
    await expect(nobody).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('groups', () => {
  const create = () =>
    sandbox.createGroup({ account: ACCOUNT, name: 'Allotment', participants: [DANA, TOM] });

  it('are announced and listed to their participants only', async () => {
    const { id } = await create();
    const announced = await device.event('groups.upsert');
    expect(announced).toMatchObject([{ id, subject: 'Allotment' }]);
    await sandbox.createGroup({ account: DANA, name: 'Without Nora', participants: [TOM] });
    const groups = await device.socket.groupFetchAllParticipating();
    expect(Object.keys(groups)).toEqual([id]);
    expect(groups[id]).toMatchObject({ subject: 'Allotment', owner: jid(ACCOUNT), size: 3 });
    expect(groups[id]?.participants).toMatchObject([
      { id: jid(ACCOUNT), admin: 'superadmin' },
      { id: jid(DANA), admin: null },
      { id: jid(TOM), admin: null },
    ]);
  });

  it('have their texts decrypted by all participants, each of whom acknowledges', async () => {
    const { id: group } = await create();
    for (const text of ['first', 'second']) {
      const id = await send(device, group, text);
      for (const phone of [DANA, TOM]) {
        await device.event('message-receipt.update', (updates) =>
          updates.some(({ key, receipt }) => key.id === id && receipt.userJid === jid(phone)),
        );
      }
    }
    const received = await sandbox.received(ACCOUNT);
    expect(received.map(({ to, text }) => [to, text])).toEqual([
      [group, 'first'],
      [group, 'second'],
    ]);
    const read = await sandbox.receipts({ account: ACCOUNT, chatId: group, ack: 'read' });
    expect(read).toEqual({ count: 2 });
    await device.event('message-receipt.update', ([update]) => update?.receipt.readTimestamp);
  });

  it('bring texts of a participant', async () => {
    const { id: group } = await create();
    await sandbox.sendText({ to: ACCOUNT, chatId: group, from: TOM, text: 'from Tom' });
    const { message } = await device.incoming('from Tom');
    expect(message).toMatchObject({
      key: { remoteJid: group, participant: jid(TOM) },
      pushName: 'Tom Okafor',
    });
    await sandbox.sendText({ to: ACCOUNT, chatId: group, text: 'from anyone' });
    const anyone = await device.incoming('from anyone');
    expect(anyone.message.key.participant).not.toBe(jid(ACCOUNT));
    const outsider = { to: ACCOUNT, chatId: group, from: STRANGER, text: 'x' };
    await expect(sandbox.sendText(outsider)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('tell who comes and goes, and who comes reads what follows', async () => {
    const { id: group } = await create();
    await send(device, group, 'before');
    await sandbox.changeParticipants({ group, add: [STRANGER], remove: [TOM] });
    const changed = (action: string, phone: string) =>
      device.event(
        'group-participants.update',
        (update) => update.action === action && update.participants[0]?.id === jid(phone),
      );
    await changed('add', STRANGER);
    await changed('remove', TOM);
    const id = await send(device, group, 'after');
    await device.event('message-receipt.update', (updates) =>
      updates.some(({ key, receipt }) => key.id === id && receipt.userJid === jid(STRANGER)),
    );
  });

  it('take nothing from who is not in them', async () => {
    const { id: group } = await create();
    const metadata = await device.socket.groupMetadata(group);
    await sandbox.changeParticipants({ group, add: [], remove: [ACCOUNT] });
    await expect(device.socket.groupMetadata(group)).rejects.toThrow('item-not-found');
    await device.close();
    const cachedGroupMetadata = async () => metadata;
    const back = await connect(sandbox, device.account, { cachedGroupMetadata });
    await back.opened();
    await back.socket.sendMessage(group, { text: 'still here?' });
    await back.event('ack', ({ attrs }) => attrs.error === '400');
    expect(await sandbox.received(ACCOUNT)).toEqual([]);
  });
});
