import { expect, test } from 'vitest';
import { codeReach } from './code-reach.ts';

test.each([
  ['on the account’s stream', 'live', 'off', null, 'up'],
  ['on that stream of a server that can’t be asked', 'live', 'off', 'absent', 'up'],
  ['by asking', 'polling', 'polling', null, 'up'],
  ['on the session’s stream, as in the guide', 'polling', 'live', 'absent', 'up'],
  ['soon, on the account’s stream', 'connecting', 'off', null, 'opening'],
  ['soon, on the session’s stream', 'polling', 'connecting', 'absent', 'opening'],
  ['soon, before any stream was tried', 'polling', 'off', 'forbidden', 'opening'],
  ['not now, with the account’s stream away', 'reconnecting', 'off', null, 'down'],
  ['not now, with the session’s stream away', 'polling', 'reconnecting', 'absent', 'down'],
  ['never, without stream and answer', 'polling', 'polling', 'absent', 'none'],
  ['never, for a key without the scope', 'live', 'off', 'out_of_scope', 'none'],
] as const)('codes reach the page %s', (_, account, ofSession, lack, reach) => {
  expect(codeReach({ account, ofSession, lack })).toBe(reach);
});
