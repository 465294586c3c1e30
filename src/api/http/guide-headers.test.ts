import { expect, test } from 'vitest';
import { ApiError } from '../api-error.ts';
import { errorOf } from './client-fixture.ts';
import { guideHeaders } from './guide-headers.ts';

const failure = (code: string) => new ApiError({ status: 0, code, message: code });

test('what the server lets through is sent as it is', async () => {
  const headers = guideHeaders();
  expect(await headers.findOut(async () => 'answer')).toBe('answer');
  expect(headers.only()).toBe(false);
});

test('a server that takes the guide’s headers alone gets those from then on', async () => {
  const headers = guideHeaders();
  const asked: boolean[] = [];
  const ask = async () => {
    asked.push(headers.only());
    if (!headers.only()) throw failure('CORS');
    return 'answer';
  };
  expect(await headers.findOut(ask)).toBe('answer');
  expect(await headers.findOut(ask)).toBe('answer');
  expect(asked).toEqual([false, true, true]);
});

test('a server that takes nothing from this page is not blamed on the headers', async () => {
  const headers = guideHeaders();
  const ask = async () => Promise.reject(failure('CORS'));
  expect(await errorOf(headers.findOut(ask))).toMatchObject({ code: 'CORS' });
  expect(headers.only()).toBe(false);
});

test('a refusal that could be read is an answer', async () => {
  const headers = guideHeaders();
  const refuse = async () => {
    throw headers.only() ? failure('INVALID_CREDENTIALS') : failure('CORS');
  };
  expect(await errorOf(headers.findOut(refuse))).toMatchObject({ code: 'INVALID_CREDENTIALS' });
  expect(headers.only()).toBe(true);
});

test('a server that is down is asked once', async () => {
  let asked = 0;
  const ask = async () => {
    asked += 1;
    throw failure('NETWORK');
  };
  await errorOf(guideHeaders().findOut(ask));
  expect(asked).toBe(1);
});
