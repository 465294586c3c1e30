import { callingCodeOf } from './calling-codes.ts';

/** Why what was written is not a number that WhatsApp takes. */
export type PhoneFault =
  | 'empty'
  | 'not_a_number'
  | 'no_country_code'
  | 'too_short'
  | 'too_long'
  | 'unknown_country_code';

export type PhoneNumber =
  | { readonly digits: string; readonly fault: null }
  | { readonly digits: null; readonly fault: PhoneFault };

/** What E.164 allows, and WhatsApp at the least. */
const SHORTEST = 7;
const LONGEST = 15;

/** Signs that group digits, and the dash or dot of any script among them. */
const separators = /[\s()[\].·/\p{Pd}\u2212]/gu;

/** Marks without a width: what is copied from a right-to-left text or a contact brings them along. */
const invisible = /\p{Cf}/gu;

/**
 * Where numbers themselves begin with 0. Elsewhere a 0 after the calling code is the one that is
 * dialled within the country, as in +44 (0)7700, and not part of the number.
 */
const beginWithZero = new Set(['39', '225', '226', '227', '229', '241', '242', '378', '379']);

/** The number as E.164 digits without `+`, from any way of writing one with its country. */
export function readPhoneNumber(written: string): PhoneNumber {
  const compact = westernDigits(written.normalize('NFKC'))
    .replace(invisible, '')
    .trim()
    .replace(/^tel:/i, '')
    .replace(separators, '');
  if (compact === '') return refuse('empty');
  if (!/^\+?[0-9]+$/.test(compact)) return refuse('not_a_number');
  const international = compact.replace(/^\+?(?:00)?/, '');
  if (international.startsWith('0')) return refuse('no_country_code');
  const code = callingCodeOf(international);
  const digits = code === null ? international : withoutTrunkZero(international, code);
  if (digits.length < SHORTEST) return refuse('too_short');
  if (digits.length > LONGEST) return refuse('too_long');
  return code === null ? refuse('unknown_country_code') : { digits, fault: null };
}

/** The same, or null. */
export function phoneDigits(written: string): string | null {
  return readPhoneNumber(written).digits;
}

const refuse = (fault: PhoneFault): PhoneNumber => ({ digits: null, fault });

function withoutTrunkZero(digits: string, code: string): string {
  const national = digits.slice(code.length);
  return code + (beginWithZero.has(code) ? national : national.replace(/^0/, ''));
}

/** Digits of any script, which Unicode keeps in rows of ten, as 0 to 9. */
function westernDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0;
    let zero = point;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((point - zero) % 10);
  });
}
