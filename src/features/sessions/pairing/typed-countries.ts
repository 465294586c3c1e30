import { countriesOf } from '../../../../rules/calling-codes.ts';
import { readPhoneNumber } from '../../../../rules/phone-numbers.ts';

/** The world's own codes, of satellites and the like. */
const world = '001';

/** The countries that a number, or the first digits of one, can be from, as one would say them. */
export function typedCountries(typed: string, locale: string): string | null {
  const { digits, fault } = readPhoneNumber(typed);
  if (fault !== null && fault !== 'too_short') return null;
  const regions = countriesOf(digits ?? typed.replace(/\D/g, '').replace(/^00/, ''));
  if (regions.length === 0 || regions.includes(world)) return null;
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(
    regions.map((region) => names.of(region) ?? region),
  );
}
