import { expect, test } from 'vitest';
import { countRequest, type RateWindow } from './rate-window.ts';

const rule = { limit: 2, windowMs: 60_000 };

test('allows up to the limit, then refuses until the window ends', () => {
  let window: RateWindow | undefined;
  const verdicts = [0, 10, 20, 30].map((now) => {
    const verdict = countRequest(window, now, rule);
    window = verdict.window;
    return [verdict.allowed, verdict.remaining];
  });
  expect(verdicts).toEqual([
    [true, 1],
    [true, 0],
    [false, 0],
    [false, 0],
  ]);
  expect(window?.resetAt).toBe(60_000);
});

test('counts anew at the very moment the window ends', () => {
  const full = { count: 3, resetAt: 60_000 };
  expect(countRequest(full, 59_999, rule).allowed).toBe(false);
  const verdict = countRequest(full, 60_000, rule);
  expect(verdict).toEqual({ window: { count: 1, resetAt: 120_000 }, allowed: true, remaining: 1 });
});
