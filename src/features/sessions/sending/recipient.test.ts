import { expect, test } from 'vitest';
import { recipientOf } from './recipient.ts';

test.each([
  ['+44 7700 900142', '447700900142@c.us'],
  ['0044-7700-900142', '447700900142@c.us'],
  [' 447700900142@c.us ', '447700900142@c.us'],
  ['447700900142@s.whatsapp.net', '447700900142@c.us'],
  ['120363041234567890@g.us', '120363041234567890@g.us'],
])('%j writes to %s', (written, chatId) => {
  expect(recipientOf(written)).toEqual({ chatId, fault: null });
});

test.each([
  ['  ', 'empty'],
  ['07700 900142', 'no_country_code'],
  ['0', 'not_a_number'],
  ['1234', 'not_a_number'],
  ['Nora', 'not_a_number'],
  ['nora@example.com', 'not_a_chat'],
  ['status@broadcast', 'not_a_chat'],
])('%j is refused: %s', (written, fault) => {
  expect(recipientOf(written)).toEqual({ chatId: null, fault });
});
