import { describe, expect, test } from 'vitest';
import { ApiError } from './api-error.ts';
import { retryDelay, shouldRetry } from './query-client.ts';

const error = (status: number, code: string, retryAfter: number | null = null) =>
  new ApiError({ status, code, message: '', retryAfter });

describe('a failed question', () => {
  test.each([
    ['without an answer', error(0, 'NETWORK'), true],
    ['by a fault of the server', error(502, 'HTTP_502'), true],
    ['by a short rate limit', error(429, 'RATE_LIMITED', 5), true],
    ['by a long rate limit', error(429, 'RATE_LIMITED', 3600), false],
    ['by something missing', error(404, 'SESSION_NOT_FOUND'), false],
    ['by the login', error(401, 'TOKEN_EXPIRED'), false],
    ['by an answer that does not fit', error(200, 'CONTRACT_MISMATCH'), false],
    ['by CORS', error(0, 'CORS'), false],
    ['by a fault of our own', new TypeError('x'), false],
  ])('%s: repeated? %#', (_, cause, again) => {
    expect(shouldRetry(0, cause)).toBe(again);
    expect(shouldRetry(2, cause)).toBe(false);
  });

  test('waits as long as the limit says, else longer each time', () => {
    expect(retryDelay(0, error(429, 'RATE_LIMITED', 7))).toBe(7_000);
    expect(retryDelay(0, error(503, 'NOT_READY'))).toBe(1_000);
    expect(retryDelay(1, error(503, 'NOT_READY'))).toBe(2_000);
  });
});
