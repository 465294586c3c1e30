import { expect, test } from 'vitest';
import { closeOfError } from './close-of-error.ts';

const NOW = 1_000_000;
const boom = (message: string, statusCode: number, data?: object) =>
  Object.assign(new Error(message), { output: { statusCode }, data });

test('a code of WhatsApp’s is that code', () => {
  expect(closeOfError(boom('Connection Failure', 403), NOW)).toEqual({
    kind: 'code',
    code: 403,
    until: null,
  });
});

test('a temporary ban tells its end', () => {
  const error = boom('Connection Failure', 402, { reason: '402', code: '101', expire: '3600' });
  expect(closeOfError(error, NOW)).toEqual({ kind: 'code', code: 402, until: NOW + 3_600_000 });
});

test('codes used up are not a lost connection, though both are 408', () => {
  expect(closeOfError(boom('QR refs attempts ended', 408), NOW).kind).toBe('codes_used_up');
  expect(closeOfError(boom('Connection was lost', 408), NOW).kind).toBe('code');
});

test('the 403 of a proxy is no ban', () => {
  const error = boom('WebSocket Error (Unexpected server response: 403)', 403);
  expect(closeOfError(error, NOW).kind).toBe('unreachable');
});

test('a name that does not resolve, a garbled handshake, and our own end have no code', () => {
  const unresolved = boom('WebSocket Error (getaddrinfo ENOTFOUND web.whatsapp.com)', 408);
  for (const error of [unresolved, new Error('unable to authenticate data'), undefined, null]) {
    expect(closeOfError(error, NOW)).toEqual({ kind: 'unreachable' });
  }
});

test.each([
  'noise certificate signature invalid',
  'noise intermediate certificate signature invalid',
  'certification match failed',
  'Failed to verify account signature',
])('“%s” is a server not to be trusted', (message) => {
  expect(closeOfError(boom(message, 400), NOW)).toEqual({ kind: 'untrusted' });
});
