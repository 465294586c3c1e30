import { expect, test } from 'vitest';
import { phone } from './phone.ts';

test.each([
  ['447700900142', '+44 7700 900142'],
  ['+14155550117', '+1 415 555 0117'],
  ['61491570156', '+61 491 570 156'],
  ['33639984107', '+33 6 39 98 41 07'],
  ['972521234567', '+972 52 123 4567'],
  ['5511912345678', '+55 119 1234 5678'],
  ['35312345678', '+353 1234 5678'],
])('%s is shown as %s', (digits, shown) => {
  expect(phone(digits)).toBe(shown);
});

test('what is no number is shown as it is', () => {
  expect(phone('group-1@g.us')).toBe('group-1@g.us');
});
