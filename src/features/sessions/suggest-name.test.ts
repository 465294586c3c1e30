import { expect, test } from 'vitest';
import { suggestName } from './suggest-name.ts';

test('the first name that is free', () => {
  expect(suggestName([])).toBe('phone-1');
  expect(suggestName([{ name: 'phone-1' }, { name: 'phone-3' }])).toBe('phone-2');
});
