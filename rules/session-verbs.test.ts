import { expect, test } from 'vitest';
import { sessionVerbs, verbRefusal } from './session-verbs.ts';

const linked = '447700900142';

test.each([
  [
    'stopped',
    null,
    {
      start: null,
      stop: 'already_stopped',
      restart: 'start_instead',
      logout: 'no_phone_linked',
      send: 'not_working',
    },
  ],
  ['stopped', linked, { start: null, logout: null }],
  [
    'starting',
    null,
    {
      start: 'already_started',
      stop: null,
      restart: null,
      logout: 'no_phone_linked',
      send: 'not_working',
    },
  ],
  [
    'qr_code',
    null,
    {
      start: 'already_started',
      stop: null,
      restart: null,
      logout: 'no_phone_linked',
      send: 'not_working',
    },
  ],
  [
    'working',
    linked,
    { start: 'already_started', stop: null, restart: null, logout: null, send: null },
  ],
  [
    'failed',
    null,
    { start: null, stop: null, restart: null, logout: 'no_phone_linked', send: 'not_working' },
  ],
  ['failed', linked, { logout: null }],
] as const)('%s with phone %s', (status, phone_number, expected) => {
  for (const [verb, refusal] of Object.entries(expected)) {
    expect(verbRefusal(verb as keyof typeof expected, { status, phone_number })).toBe(refusal);
  }
});

test('a session can be deleted in every status', () => {
  for (const status of ['stopped', 'starting', 'qr_code', 'working', 'failed']) {
    expect(verbRefusal('delete', { status, phone_number: null })).toBeNull();
  }
});

test.each(['hibernating', 'constructor'])(
  'of a status that we do not know (%s) every verb is left to the server',
  (status) => {
    for (const verb of sessionVerbs) {
      expect(verbRefusal(verb, { status, phone_number: null })).toBeNull();
    }
  },
);
