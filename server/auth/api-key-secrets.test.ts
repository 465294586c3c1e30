import { expect, test } from 'vitest';
import { couldBeApiKey, makeApiKey } from './api-key-secrets.ts';

test('a key is its prefix, 32 random characters and a checksum of 6', () => {
  const { secret, keyPrefix, last4 } = makeApiKey();
  expect(secret).toMatch(/^molt_sk_[0-9A-Za-z]{38}$/);
  expect(secret.startsWith(keyPrefix)).toBe(true);
  expect(secret.endsWith(last4)).toBe(true);
  expect(keyPrefix.length + last4.length).toBeLessThan(20);
});

test('keys do not repeat', () => {
  const secrets = new Set(Array.from({ length: 200 }, () => makeApiKey().secret));
  expect(secrets.size).toBe(200);
});

test('a key that was made has a checksum that fits', () => {
  for (let i = 0; i < 50; i++) expect(couldBeApiKey(makeApiKey().secret)).toBe(true);
});

test('a mistyped, shortened or invented key does not fit', () => {
  const { secret } = makeApiKey();
  const wrong = secret.at(20) === 'A' ? 'B' : 'A';
  expect(couldBeApiKey(secret.slice(0, 20) + wrong + secret.slice(21))).toBe(false);
  expect(couldBeApiKey(secret.slice(0, -1))).toBe(false);
  expect(couldBeApiKey(`${secret}\n`)).toBe(false);
  expect(couldBeApiKey('molt_sk_1234567890abcdef')).toBe(false);
  expect(couldBeApiKey('')).toBe(false);
});
