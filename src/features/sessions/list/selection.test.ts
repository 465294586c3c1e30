import { expect, test } from 'vitest';
import { amountOf, extendTo, nothing, type Selection, toggle, toggleAll } from './selection.ts';

const order = [5, 3, 9, 1, 7];
const idsOf = ({ ids }: Selection) => [...ids].sort();

test('one is selected, and let go', () => {
  const one = toggle(nothing, 3);
  expect(idsOf(one)).toEqual([3]);
  expect(idsOf(toggle(one, 3))).toEqual([]);
});

test('a range goes both ways, in the order that is shown', () => {
  expect(idsOf(extendTo(toggle(nothing, 3), 1, order))).toEqual([1, 3, 9]);
  expect(idsOf(extendTo(toggle(nothing, 1), 5, order))).toEqual([1, 3, 5, 9]);
});

test('a range from one that was let go lets go', () => {
  const all = toggleAll(nothing, order);
  expect(idsOf(extendTo(toggle(all, 3), 1, order))).toEqual([5, 7]);
});

test('a range without a start is a single choice', () => {
  expect(idsOf(extendTo(nothing, 9, order))).toEqual([9]);
  expect(idsOf(extendTo(toggle(nothing, 42), 9, order))).toEqual([42, 9]);
});

test('all that match join what is selected elsewhere, and leave it', () => {
  const elsewhere = toggle(nothing, 42);
  const all = toggleAll(elsewhere, order);
  expect(amountOf(all.ids, order)).toBe('all');
  expect(idsOf(toggleAll(all, order))).toEqual([42]);
  expect(amountOf(toggle(nothing, 3).ids, order)).toBe('some');
  expect(amountOf(nothing.ids, order)).toBe('none');
});
