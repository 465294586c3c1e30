import { proto, type WAMessage } from 'baileys';
import { describe, expect, test } from 'vitest';
import { toMessage } from './messages.ts';

const ACCOUNT = '447700900142@c.us';

function received(key: Partial<WAMessage['key']>, message: proto.IMessage): WAMessage {
  return {
    key: { id: 'ABC', remoteJid: '447700900187@s.whatsapp.net', fromMe: false, ...key },
    message,
    messageTimestamp: 1_769_000_000,
    pushName: 'Dana Peretz',
  };
}

const text = { conversation: 'Hello' };

test('a text of someone', () => {
  expect(toMessage(received({}, text), ACCOUNT)).toEqual({
    id: 'ABC',
    chatId: '447700900187@c.us',
    from: '447700900187@c.us',
    from_name: 'Dana Peretz',
    from_me: false,
    body: 'Hello',
    type: 'text',
    timestamp: 1_769_000_000,
    ack: null,
  });
});

test('a text in a group is from its author', () => {
  const key = {
    remoteJid: '120363000000000001@g.us',
    participant: '447700900215:3@s.whatsapp.net',
  };
  const message = toMessage(received(key, { extendedTextMessage: { text: 'All' } }), ACCOUNT);
  expect(message).toMatchObject({
    chatId: '120363000000000001@g.us',
    from: '447700900215@c.us',
    body: 'All',
    type: 'text',
  });
});

test('what the account’s own phone wrote', () => {
  const message = toMessage(received({ fromMe: true }, text), ACCOUNT);
  expect(message).toMatchObject({
    chatId: '447700900187@c.us',
    from: ACCOUNT,
    from_name: null,
    from_me: true,
    ack: 'sent',
  });
});

describe('a privacy id', () => {
  const lid = '9447700900187@lid';

  test('stays one as long as its number is not known', () => {
    expect(toMessage(received({ remoteJid: lid }, text), ACCOUNT)?.chatId).toBe(lid);
  });

  test('gives way to the number', () => {
    const key = { remoteJid: lid, remoteJidAlt: '447700900187@s.whatsapp.net' };
    expect(toMessage(received(key, text), ACCOUNT)?.chatId).toBe('447700900187@c.us');
  });

  test('so does that of a group’s member', () => {
    const key = {
      remoteJid: '120363000000000001@g.us',
      participant: lid,
      participantAlt: '447700900187@s.whatsapp.net',
    };
    expect(toMessage(received(key, text), ACCOUNT)?.from).toBe('447700900187@c.us');
  });
});

test.each<[string, string, proto.IMessage]>([
  ['image', 'A view', { imageMessage: { caption: 'A view' } }],
  ['document', 'bill.pdf', { documentMessage: { fileName: 'bill.pdf' } }],
  ['audio', '', { audioMessage: { seconds: 3 } }],
  ['sticker', '', { stickerMessage: {} }],
  ['poll', 'When?', { pollCreationMessageV3: { name: 'When?' } }],
  ['location', 'Pier', { locationMessage: { name: 'Pier' } }],
  ['groupInvite', '', { groupInviteMessage: {} }],
  ['text', 'Gone soon', { ephemeralMessage: { message: { conversation: 'Gone soon' } } }],
])('%s is labelled so', (type, body, message) => {
  expect(toMessage(received({}, message), ACCOUNT)).toMatchObject({ type, body });
});

test('what no person wrote is no message', () => {
  const { REVOKE } = proto.Message.ProtocolMessage.Type;
  expect(toMessage(received({}, { protocolMessage: { type: REVOKE } }), ACCOUNT)).toBeNull();
  expect(toMessage(received({}, { reactionMessage: { text: '👍' } }), ACCOUNT)).toBeNull();
  expect(toMessage(received({}, {}), ACCOUNT)).toBeNull();
  expect(toMessage({ ...received({}, text), message: null }, ACCOUNT)).toBeNull();
  expect(toMessage(received({ remoteJid: 'status@broadcast' }, text), ACCOUNT)).toBeNull();
  expect(toMessage(received({ remoteJid: '1203630@newsletter' }, text), ACCOUNT)).toBeNull();
});
