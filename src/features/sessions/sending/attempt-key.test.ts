import { expect, test } from 'vitest';
import { attemptKey } from './attempt-key.ts';

test('an attempt that is repeated keeps its key', () => {
  const attempt = attemptKey();
  expect(attempt.of('hello')).toBe(attempt.of('hello'));
  expect(attempt.of('hello')).toMatch(/^[0-9a-f]{32}$/);
});

test('another text, and the same text after it was sent, are attempts of their own', () => {
  const attempt = attemptKey();
  const first = attempt.of('hello');
  const other = attempt.of('goodbye');
  attempt.done();
  expect(new Set([first, other, attempt.of('goodbye')]).size).toBe(3);
});
