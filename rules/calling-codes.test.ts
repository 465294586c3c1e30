import { describe, expect, test } from 'vitest';
import { callingCodeOf, countriesOf } from './calling-codes.ts';

/** All that digits can begin with. */
const beginnings = Array.from({ length: 900 }, (_, index) => String(index + 100));
const assigned = new Set(beginnings.flatMap((digits) => callingCodeOf(digits) ?? []));

describe('where a number is from', () => {
  test.each([
    ['447700900142', ['GB', 'GG', 'IM', 'JE']],
    ['16505551234', ['US', 'CA']],
    ['12425551234', ['BS']],
    ['18095551234', ['DO']],
    ['18295551234', ['DO']],
    ['17875551234', ['PR']],
    ['79161234567', ['RU', 'KZ']],
    ['77051234567', ['KZ']],
    ['390612345678', ['IT', 'VA']],
    ['972541234567', ['IL']],
    ['919812345678', ['IN']],
    ['2250712345678', ['CI']],
    ['38344123456', ['XK']],
    ['8816123456789', ['001']],
  ])('%s: %j', (digits, countries) => {
    expect(countriesOf(digits)).toEqual(countries);
  });

  test.each(['', '0', '2', '21', '210123456', '384123456', '999123456'])(
    '%j is from nowhere',
    (digits) => {
      expect(countriesOf(digits)).toEqual([]);
      expect(callingCodeOf(digits)).toBeNull();
    },
  );

  test('is known as soon as its code is written', () => {
    expect(['4', '44', '447'].map(countriesOf)).toEqual([
      [],
      ['GB', 'GG', 'IM', 'JE'],
      ['GB', 'GG', 'IM', 'JE'],
    ]);
  });
});

test('a part of a shared code is no code of its own', () => {
  expect(callingCodeOf('12425551234')).toBe('1');
  expect(callingCodeOf('77051234567')).toBe('7');
});

test('no code begins another', () => {
  const all = [...assigned];
  const ambiguous = all.filter((code) => all.some((one) => one !== code && one.startsWith(code)));
  expect(ambiguous).toEqual([]);
});

test('every region has a name', () => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const regions = new Set([...assigned, '1242', '1787', '77'].flatMap(countriesOf));
  expect([...regions].filter((region) => names.of(region) === undefined)).toEqual([]);
  expect(names.of('001')).toBe('world');
});
