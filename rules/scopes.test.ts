import { expect, test } from 'vitest';
import { holdsScope } from './scopes.ts';

test('manage implies read of the same thing, and of nothing else', () => {
  expect(holdsScope(['sessions:manage'], 'sessions:read')).toBe(true);
  expect(holdsScope(['sessions:manage'], 'messages:read')).toBe(false);
});

test('read and send do not imply manage or read', () => {
  expect(holdsScope(['sessions:read'], 'sessions:manage')).toBe(false);
  expect(holdsScope(['messages:send'], 'messages:read')).toBe(false);
});
