import { expect, test } from 'vitest';
import { typedCountries } from './typed-countries.ts';

test.each([
  ['+44 7700 900142', 'United Kingdom, Guernsey, Isle of Man, or Jersey'],
  ['+44', 'United Kingdom, Guernsey, Isle of Man, or Jersey'],
  ['00972', 'Israel'],
  ['+1 868', 'Trinidad & Tobago'],
  ['+1', 'United States or Canada'],
])('%s is of %s', (typed, countries) => {
  expect(typedCountries(typed, 'en')).toBe(countries);
});

test.each(['', '07700 900142', '+', '+870', 'call me'])('%j is of no country', (typed) => {
  expect(typedCountries(typed, 'en')).toBeNull();
});
