import { expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';

// Values of the draft by Fowler, Noll, Vo and Eastlake, in base 36.
test.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('the fingerprint of %j is FNV-1a', (text, hash) => {
  expect(fingerprint(text)).toBe(hash.toString(36));
});
