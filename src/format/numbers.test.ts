import { expect, test } from 'vitest';
import { number } from './numbers.ts';

test('thousands are grouped as the language does it', () => {
  expect(number(1038, 'en')).toBe('1,038');
  expect(number(1038, 'de')).toBe('1.038');
});
