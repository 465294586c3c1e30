import { i18n } from '@lingui/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ErrorCode, errorStatus } from '../../contract/errors.ts';
import { ApiError, type ApiErrorFields } from './api-error.ts';
import { describeError, explainError } from './describe-error.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

const error = (fields: Partial<ApiErrorFields>) =>
  new ApiError({ status: 400, code: 'X', message: '', ...fields });

describe('an error in words', () => {
  test.each<[Partial<ApiErrorFields>, string]>([
    [
      { status: 0, code: 'NETWORK' },
      'The server did not answer. It may be down or still starting, its address may be misspelt, or the network between may be broken.',
    ],
    [
      { status: 502, code: 'HTTP_502', message: 'Bad Gateway' },
      'The server did not answer. It may be down or still starting, its address may be misspelt, or the network between may be broken.',
    ],
    [
      { status: 401, code: 'INVALID_CREDENTIALS', message: 'nope' },
      'Wrong email or password. Check both and try again.',
    ],
    [
      { status: 403, code: 'INSUFFICIENT_SCOPE', requiredScopes: ['sessions:manage'] },
      'You are not allowed to do this. It takes the scope sessions:manage.',
    ],
    [{ status: 401, code: 'HTTP_401' }, 'Your login has ended. Sign in again to go on.'],
    [{ status: 429, code: 'RATE_LIMITED' }, 'Too many requests. Wait a moment and try again.'],
    [
      { status: 423, code: 'WHATSAPP_RESTRICTED' },
      'WhatsApp has restricted this account. WhatsApp did not say until when.',
    ],
    [
      { code: 'VALIDATION_ERROR', errors: [{ path: 'name', message: 'Too long.' }] },
      'Something here is not right. name: Too long.',
    ],
    [
      { status: 200, code: 'CONTRACT_MISMATCH', message: 'GET /x (x): [0].id: Invalid input' },
      "The server's answer does not fit this dashboard. One of the two may be older than the other. GET /x (x): [0].id: Invalid input",
    ],
    [{ status: 409, code: 'NEW_CODE', message: 'The moon is full.' }, 'The moon is full.'],
    [
      { status: 418, code: 'HTTP_418', message: 'HTTP 418' },
      'The server refused the request. It answered with status 418.',
    ],
  ])('%o', (fields, expected) => {
    expect(describeError(error(fields))).toBe(expected);
  });

  test('a rate limit says until when', () => {
    const receivedAt = new Date(2026, 0, 25, 15, 0, 0).getTime();
    const limited = error({ status: 429, code: 'RATE_LIMITED', retryAfter: 90, receivedAt });
    expect(explainError(limited).detail).toMatch(/^Try again at 3:01:30\sPM\.$/);
  });

  test('each way of not reaching the API has its own words', () => {
    const codes = ['NETWORK', 'CORS', 'MIXED_CONTENT', 'NOT_THIS_API'];
    const titles = codes.map((code) => explainError(error({ code })).title);
    expect(new Set(titles).size).toBe(codes.length);
  });

  test('a fault of our own shows none of its inside', () => {
    expect(describeError(new TypeError('x is undefined'))).not.toContain('undefined');
  });

  test.each(Object.keys(errorStatus) as ErrorCode[])('%s never shows its code', (code) => {
    const text = describeError(error({ code, status: errorStatus[code], message: 'In words.' }));
    expect(text).not.toContain(code);
    expect(text.length).toBeGreaterThan(8);
  });
});
