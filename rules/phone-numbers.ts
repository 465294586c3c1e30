/**
 * E.164 digits without `+` from any usual way of writing a number with its country code,
 * or null: 7 to 15 digits, the first not 0.
 */
export function phoneDigits(written: string): string | null {
  const digits = written
    .trim()
    .replace(/^(?:\+|00)/, '')
    .replace(/[\s().\-/\u2010-\u2015\u00a0]/g, '');
  return /^[1-9][0-9]{6,14}$/.test(digits) ? digits : null;
}
