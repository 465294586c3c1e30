import { expect, test } from 'vitest';
import { furtherAck } from './acks.ts';

test('an ack never moves backwards', () => {
  expect(furtherAck(undefined, 'sent')).toBe('sent');
  expect(furtherAck('sent', 'read')).toBe('read');
  expect(furtherAck('read', 'delivered')).toBe('read');
  expect(furtherAck('pending', 'failed')).toBe('failed');
});

test('an ack that we do not know takes the place of none that we know', () => {
  expect(furtherAck('sent', 'played')).toBe('sent');
});
