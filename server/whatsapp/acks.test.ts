import { expect, test } from 'vitest';
import { AckBook, ackOfStatus } from './acks.ts';

const chatId = '447700900142@c.us';

test('an ack that comes late moves no message backwards', () => {
  const book = new AckBook();
  book.sending('A', chatId);
  expect(book.advance('A', 'read', null)).toEqual({ chatId, ack: 'read' });
  expect(book.advance('A', 'delivered', null)).toBeNull();
  expect(book.advance('A', 'sent', null)).toBeNull();
  expect(book.advance('A', 'failed', null)).toBeNull();
});

test('an ack counts once', () => {
  const book = new AckBook();
  book.sending('A', chatId);
  expect(book.advance('A', 'sent', null)).not.toBeNull();
  expect(book.advance('A', 'sent', null)).toBeNull();
});

test('a message of before the start is known by the chat that its ack names', () => {
  const book = new AckBook();
  expect(book.advance('old', 'read', chatId)).toEqual({ chatId, ack: 'read' });
  expect(book.advance('old', 'delivered', chatId)).toBeNull();
  expect(book.advance('other', 'read', null)).toBeNull();
});

test('only the newest thousand are remembered', () => {
  const book = new AckBook();
  for (let n = 0; n <= 1_000; n++) book.sending(`m${n}`, chatId);
  expect(book.advance('m0', 'sent', null)).toBeNull();
  expect(book.advance('m1', 'sent', null)).not.toBeNull();
});

test('WhatsApp’s statuses by name', () => {
  expect([0, 1, 2, 3, 4, 5].map(ackOfStatus)).toEqual([
    'failed',
    'pending',
    'sent',
    'delivered',
    'read',
    'read',
  ]);
  expect(ackOfStatus(null)).toBeNull();
  expect(ackOfStatus(9)).toBeNull();
});
