import { describe, expect, test } from 'vitest';
import { mayAskForCodes, takesPairingLink } from './pairing-links.ts';

describe('a pairing link is', () => {
  test.each(['stopped', 'starting', 'qr_code', 'failed'])('for a %s session', (status) => {
    expect(takesPairingLink({ status, phone_number: null })).toBe(true);
  });

  test.each([
    ['that works', { status: 'working', phone_number: null }],
    ['whose phone stays linked', { status: 'stopped', phone_number: '447700900142' }],
  ])('not for a session %s', (_, session) => {
    expect(takesPairingLink(session)).toBe(false);
  });
});

describe('its holder may ask for new codes', () => {
  test.each([
    ['stopped', null],
    ['failed', 'qr_expired'],
    ['failed', 'passkey_required'],
    ['failed', 'timeout'],
    ['failed', null],
    ['failed', 'a reason of tomorrow'],
  ])('when the session is %s %s', (status, status_reason) => {
    expect(mayAskForCodes({ status, status_reason })).toBe(true);
  });

  test.each([
    ['starting', null],
    ['qr_code', null],
    ['working', null],
    ['failed', 'banned'],
    ['failed', 'restricted'],
    ['failed', 'client_outdated'],
    ['failed', 'untrusted_server'],
  ])('not when it is %s %s', (status, status_reason) => {
    expect(mayAskForCodes({ status, status_reason })).toBe(false);
  });
});
