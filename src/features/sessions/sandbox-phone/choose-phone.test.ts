import { expect, test } from 'vitest';
import { choosePhone } from './choose-phone.ts';

const nora = { phone: '447700900142', name: 'Nora', sessions: ['support'] };
const dana = { phone: '447700900187', name: 'Dana', sessions: [] };
const tom = { phone: '447700900215', name: 'Tom', sessions: [] };
const phones = [nora, dana, tom];

test('the first phone without a session scans, unless another is wanted', () => {
  expect(choosePhone(phones, 'sales', null).phone).toBe(dana);
  expect(choosePhone(phones, 'sales', tom.phone).phone).toBe(tom);
  expect(choosePhone([nora], 'sales', null).phone).toBe(nora);
  expect(choosePhone([], 'sales', null).phone).toBeNull();
});

test('a session knows its phone', () => {
  expect(choosePhone(phones, 'support', null).linked).toBe(nora);
  expect(choosePhone(phones, 'sales', null).linked).toBeNull();
});
