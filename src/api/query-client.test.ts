// @vitest-environment happy-dom
import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from './api-error.ts';
import { limitEnd, queryClient, retryDelay, shouldRetry } from './query-client.ts';

const error = (status: number, code: string, retryAfter: number | null = null) =>
  new ApiError({ status, code, message: '', retryAfter });

describe('a failed question', () => {
  test.each([
    ['without an answer', error(0, 'NETWORK'), true],
    ['by a fault of the server', error(502, 'HTTP_502'), true],
    ['by something missing', error(404, 'SESSION_NOT_FOUND'), false],
    ['by the login', error(401, 'TOKEN_EXPIRED'), false],
    ['by an answer that does not fit', error(200, 'CONTRACT_MISMATCH'), false],
    ['by CORS', error(0, 'CORS'), false],
    ['by a fault of our own', new TypeError('x'), false],
  ])('%s: repeated? %#', (_, cause, again) => {
    expect(shouldRetry(0, cause)).toBe(again);
    expect(shouldRetry(2, cause)).toBe(false);
  });

  test('by a limit is repeated for as long as there is one', () => {
    expect(shouldRetry(20, error(429, 'RATE_LIMITED', 3600))).toBe(true);
  });

  test.each([
    ['a fault, the first time', 0, error(503, 'NOT_READY'), 1_000],
    ['a fault, the second time', 1, error(503, 'NOT_READY'), 2_000],
    ['a limit', 0, error(429, 'RATE_LIMITED', 3600), 3_600_000],
    ['a limit that does not say how long', 20, error(429, 'RATE_LIMITED'), 60_000],
    ['a limit that is over and goes on', 4, error(429, 'RATE_LIMITED', 0), 16_000],
    ['a limit longer than timers last', 0, error(429, 'RATE_LIMITED', 1e9), 86_400_000],
  ])('after %s waits', (_, failures, cause, delay) => {
    expect(retryDelay(failures, cause)).toBe(delay);
  });
});

describe('with a limit of the server', () => {
  const start = Date.UTC(2026, 0, 25, 15, 0, 0);
  beforeEach(() => void vi.useFakeTimers({ now: start }));
  afterEach(() => {
    queryClient.clear();
    vi.useRealTimers();
  });

  test('nothing is asked before its end, however often it is time to ask', async () => {
    const asked: number[] = [];
    const observer = new QueryObserver(queryClient, {
      queryKey: ['listSessions'],
      refetchInterval: 15_000,
      queryFn: async () => {
        asked.push((Date.now() - start) / 1000);
        if (asked.length === 2) throw error(429, 'RATE_LIMITED', 90);
        return [];
      },
    });
    const leave = observer.subscribe(() => {});
    await vi.advanceTimersByTimeAsync(16_000);
    expect(limitEnd(observer.getCurrentResult())).toBe(start + 105_000);
    await vi.advanceTimersByTimeAsync(88_000);
    expect(asked).toEqual([0, 15]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual([0, 15, 105]);
    expect(limitEnd(observer.getCurrentResult())).toBeNull();
    leave();
  });
});
