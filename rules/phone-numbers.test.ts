import { expect, test } from 'vitest';
import { phoneDigits } from './phone-numbers.ts';

test.each([
  ['+44 7700 900142', '447700900142'],
  ['0044 7700 900142', '447700900142'],
  ['44-7700-900142', '447700900142'],
  ['+1 (650) 555-1234', '16505551234'],
  ['+1.650.555.1234', '16505551234'],
  ['+49 30/123456', '4930123456'],
  ['+1 650 555 1234', '16505551234'],
  ['+1 650‑555‑1234', '16505551234'],
  ['  16505551234  ', '16505551234'],
])('%j is the number %s', (written, digits) => {
  expect(phoneDigits(written)).toBe(digits);
});

test.each([
  ['', 'nothing'],
  ['07700 900142', 'a number without its country code'],
  ['123456', 'six digits'],
  ['1234567890123456', 'sixteen digits'],
  ['+44 7700 CALL', 'letters'],
  ['١٦٥٠٥٥٥١٢٣٤', 'digits of another script, which WhatsApp does not take'],
])('%j is refused: %s', (written) => {
  expect(phoneDigits(written)).toBeNull();
});
