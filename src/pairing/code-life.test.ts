import { describe, expect, test } from 'vitest';
import { codeLife } from './code-life.ts';

const noon = Date.parse('2026-03-01T12:00:00Z');
const at = (seconds: number) => new Date(noon + seconds * 1000).toISOString();

test('a code lives until the expiry sent with it', () => {
  const code = { sequence: 2, expires_at: at(20) };
  expect(codeLife(code, noon, noon)).toEqual({ leftMs: 20_000, lifeMs: 20_000, expired: false });
  expect(codeLife(code, noon, noon + 6_000).leftMs).toBe(14_000);
  expect(codeLife(code, noon, noon + 20_000)).toMatchObject({ leftMs: 0, expired: true });
});

test('a code that was read in the middle of its life has only the rest of it', () => {
  expect(codeLife({ sequence: 1, expires_at: at(15) }, noon, noon)).toEqual({
    leftMs: 15_000,
    lifeMs: 60_000,
    expired: false,
  });
});

test('a code that lives longer than usual has its own whole life', () => {
  expect(codeLife({ sequence: 1, expires_at: at(300) }, noon, noon).lifeMs).toBe(300_000);
});

describe('when the clocks differ, a code lives its usual life from when it came in', () => {
  test.each([
    ['the server is behind', at(-3600)],
    ['the server is ahead', at(3600)],
    ['no expiry was sent', null],
    ['the expiry is no time', 'soon'],
  ])('%s', (_why, expires_at) => {
    expect(codeLife({ sequence: 1, expires_at }, noon, noon).leftMs).toBe(60_000);
    expect(codeLife({ sequence: 3, expires_at }, noon, noon + 5_000).leftMs).toBe(15_000);
    expect(codeLife({ sequence: null, expires_at }, noon, noon + 20_000).expired).toBe(true);
  });
});
