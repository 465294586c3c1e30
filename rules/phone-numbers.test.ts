import { describe, expect, test } from 'vitest';
import { type PhoneFault, phoneDigits, readPhoneNumber } from './phone-numbers.ts';

const british = '447700900142';
const american = '16505551234';

describe('a number with its country, however it is written', () => {
  test.each([
    ['+447700900142', british],
    ['447700900142', british],
    ['+44 7700 900142', british],
    ['0044 7700 900142', british],
    ['+0044 7700 900142', british],
    ['+ 44 7700 900142', british],
    ['(+44) 7700 900142', british],
    ['[44] 7700 900142', british],
    ['44-7700-900142', british],
    ['+44 (0)7700 900142', british],
    ['+44 (0) 7700 900142', british],
    ['0044 (0)7700-900142', british],
    ['+44 07700 900142', british],
    ['+44 (07700) 900142', british],
    ['+44·7700·900142', british],
    ['+44\u00a07700\u00a0900142', british],
    ['+44\u202f7700\u2009900142', british],
    ['\u202a+44 7700 900142\u202c', british],
    ['+44\u200b7700\u2060900142', british],
    ['\t+44 7700 900142\n', british],
    ['tel:+44-7700-900142', british],
    ['＋４４ ７７００ ９００１４２', british],
    ['+1 (650) 555-1234', american],
    ['1 (650) 555-1234', american],
    ['+1.650.555.1234', american],
    ['+1 650\u2011555\u20111234', american],
    ['+1 650–555–1234', american],
    ['+1 650—555—1234', american],
    ['+1 650−555−1234', american],
    ['  16505551234  ', american],
    ['١٦٥٠٥٥٥١٢٣٤', american],
    ['+۱ ۶۵۰ ۵۵۵ ۱۲۳۴', american],
    ['+१ ६५० ५५५ १२३४', american],
    ['+49 30/123456', '4930123456'],
    ['+33 (0)6 12 34 56 78', '33612345678'],
    ['+972 (0)54-123-4567', '972541234567'],
    ['+39 (0)6 1234 5678', '390612345678'],
    ['+39 06 1234 5678', '390612345678'],
    ['+225 07 12 34 56 78', '2250712345678'],
    ['+7 705 123 45 67', '77051234567'],
    ['+290 2345', '2902345'],
  ])('%j is %s', (written, digits) => {
    expect(readPhoneNumber(written)).toEqual({ digits, fault: null });
    expect(phoneDigits(written)).toBe(digits);
  });
});

describe('what WhatsApp would refuse', () => {
  test.each<[string, PhoneFault]>([
    ['', 'empty'],
    ['   ', 'empty'],
    ['\u200f', 'empty'],
    ['()', 'empty'],
    ['+', 'not_a_number'],
    ['hello', 'not_a_number'],
    ['+44 7700 CALL', 'not_a_number'],
    ['+44 7700 900142 ext. 5', 'not_a_number'],
    ['+44 7700 900142, +1 650 555 1234', 'not_a_number'],
    ['44+7700900142', 'not_a_number'],
    ['++447700900142', 'not_a_number'],
    ['447700900142@c.us', 'not_a_number'],
    ['07700 900142', 'no_country_code'],
    ['(0)7700 900142', 'no_country_code'],
    ['011 44 7700 900142', 'no_country_code'],
    ['000 44 7700 900142', 'no_country_code'],
    ['+0 7700 900142', 'no_country_code'],
    ['123456', 'too_short'],
    ['+44 (0)1234', 'too_short'],
    ['00', 'too_short'],
    ['1234567890123456', 'too_long'],
    ['+44 7700 900142 900142', 'too_long'],
    ['+210 123 4567', 'unknown_country_code'],
    ['+999 123 4567', 'unknown_country_code'],
  ])('%j: %s', (written, fault) => {
    expect(readPhoneNumber(written)).toEqual({ digits: null, fault });
    expect(phoneDigits(written)).toBeNull();
  });
});
