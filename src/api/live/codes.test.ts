import { expect, test } from 'vitest';
import { createCodes } from './codes.ts';

const code = (session: string, sequence: number) => ({
  id: `e.${sequence}`,
  event: 'qr',
  data: JSON.stringify({ session, qr: 'data:,', qr_text: 'x', sequence, total: 6 }),
});
const told = (event: string, data: object) => ({ id: 'e.9', event, data: JSON.stringify(data) });
const statusOf = (session: string, status: string) => told('status', { session, status });

function codesAfter(...messages: { id: string; event: string; data: string }[]) {
  const codes = createCodes();
  for (const message of messages) codes.hear(message);
  return codes.now();
}

test('the newest code of each session is told, without the id of an event', () => {
  expect(codesAfter(code('a', 1), code('b', 1), code('a', 2))).toEqual([
    { ...code('a', 2), id: undefined },
    { ...code('b', 1), id: undefined },
  ]);
});

test.each([
  ['linked', statusOf('a', 'working')],
  ['failed', statusOf('a', 'failed')],
  ['deleted', told('session_deleted', { session: 'a' })],
])('the code of a session that is %s is forgotten', (_, message) => {
  expect(codesAfter(code('a', 1), message)).toEqual([]);
});

test('a session that still waits, and what cannot be read, change nothing', () => {
  const unread = { id: 'e.9', event: 'status', data: '<html>' };
  expect(codesAfter(code('a', 1), statusOf('a', 'qr_code'), unread)).toHaveLength(1);
});
