import { describe, expect, test } from 'vitest';
import { chatKind, phoneOfAddress, toChatId, toJid } from './chat-ids.ts';

describe('one person has one chat id', () => {
  test.each(['16505551234@c.us', '16505551234@s.whatsapp.net', '16505551234:7@s.whatsapp.net'])(
    '%s',
    (address) => {
      expect(toChatId(address)).toBe('16505551234@c.us');
      expect(phoneOfAddress(address)).toBe('16505551234');
    },
  );
});

test('a privacy id keeps its server and is never a phone number', () => {
  expect(toChatId('916505551234:3@lid')).toBe('916505551234@lid');
  expect(phoneOfAddress('916505551234@lid')).toBeNull();
  expect(chatKind('916505551234@lid')).toBe('lid');
});

test.each(['120363041234567890@g.us', '16505551234-1612345678@g.us'])('%s is a group', (id) => {
  expect(toChatId(id)).toBe(id);
  expect(chatKind(id)).toBe('group');
});

test.each([
  '',
  '16505551234',
  '+16505551234@c.us',
  '1 650@c.us',
  '123456@c.us',
  '1234567890123456@c.us',
  '06505551234@c.us',
  'abc@g.us',
  'status@broadcast',
  '123456789@newsletter',
  '123456789@broadcast',
  '16505551234@c.us\n',
  '16505551234@c.us.evil',
])('%j is no chat', (address) => {
  expect(toChatId(address)).toBeNull();
  expect(chatKind(address)).toBeNull();
});

test('only a person is written otherwise in the protocol', () => {
  expect(toJid('16505551234@c.us')).toBe('16505551234@s.whatsapp.net');
  expect(toJid('120363041234567890@g.us')).toBe('120363041234567890@g.us');
});
