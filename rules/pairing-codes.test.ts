import { expect, test } from 'vitest';
import { readPairingCode, shownPairingCode } from './pairing-codes.ts';

test.each(['ABCD2345', 'ABCD-2345', 'abcd-2345', ' ab cd 23 45 ', 'ABCD–2345'])(
  '%j is a pairing code',
  (typed) => {
    expect(readPairingCode(typed)).toBe('ABCD2345');
    expect(shownPairingCode(typed)).toBe('ABCD-2345');
  },
);

test.each([
  '',
  'ABCD234',
  'ABCD23456',
  'ABCD-234O',
  'ABCD-2340',
  'ABCI-2345',
  'ABCU-2345',
  'ÀBCD2345',
])('%j is none, and shown as it is', (typed) => {
  expect(readPairingCode(typed)).toBeNull();
  expect(shownPairingCode(typed)).toBe(typed);
});
