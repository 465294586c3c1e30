// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { tokenInFragment } from './token-in-fragment.ts';

test('a token is taken out of the address, the rest stays, and it is remembered', () => {
  history.replaceState({ kept: true }, '', '/pair?from=mail#token=abc%2Bd');
  const read = tokenInFragment();
  expect(read()).toBe('abc+d');
  expect(location.href).toMatch(/\/pair\?from=mail$/);
  expect(history.state).toEqual({ kept: true });
  expect(read()).toBe('abc+d');
});

test('the link opened anew brings its new token', () => {
  const read = tokenInFragment();
  expect(read()).toBeNull();
  location.hash = 'token=first';
  expect(read()).toBe('first');
  location.hash = 'section';
  expect(read()).toBe('first');
  expect(location.hash).toBe('#section');
  location.hash = 'token=second';
  expect(read()).toBe('second');
});
