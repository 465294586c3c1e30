import { setupI18n } from '@lingui/core';
import { describe, expect, test } from 'vitest';
import { sessionStatuses, statusReasons } from '../../contract/sessions.ts';
import { isAlarm, sessionCondition, type Words } from './session-status.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
const say = (words: Words | null | undefined) =>
  words === null || words === undefined || typeof words === 'string' ? words : i18n._(words);

const outcomes = [
  ['stopped', null, 'idle', 'Stopped', 'start'],
  ['starting', null, 'info', 'Starting', undefined],
  ['starting', 'finishing', 'info', 'Finishing', undefined],
  ['qr_code', null, 'info', 'Waiting for scan', 'open'],
  ['working', null, 'good', 'Working', undefined],
  ['working', 'reconnecting', 'warn', 'Reconnecting', undefined],
  ['failed', 'qr_expired', 'warn', 'Codes expired', 'start'],
  ['failed', 'passkey_required', 'warn', 'Passkey required', 'open'],
  ['failed', 'logged_out', 'bad', 'Logged out', 'start'],
  ['failed', 'replaced', 'warn', 'Replaced', 'start'],
  ['failed', 'banned', 'bad', 'Banned', 'open'],
  ['failed', 'restricted', 'warn', 'Restricted', 'open'],
  ['failed', 'client_outdated', 'warn', 'Update needed', 'open'],
  ['failed', 'network', 'warn', 'WhatsApp not reached', 'restart'],
  ['failed', 'untrusted_server', 'bad', 'Not WhatsApp', 'open'],
  ['failed', 'timeout', 'warn', 'Timed out', 'restart'],
] as const;

test.each(outcomes)('%s, %s', (status, status_reason, tone, word, act) => {
  const condition = sessionCondition({ status, status_reason });
  expect(condition.tone).toBe(tone);
  expect(say(condition.word)).toBe(word);
  expect(condition.rowStep?.act).toBe(act);
  expect(say(condition.explanation)).not.toBe('');
});

test('every status and reason of the contract has words of its own', () => {
  expect(new Set(outcomes.map(([status]) => status))).toEqual(new Set(sessionStatuses));
  const reasons = outcomes.map(([, reason]) => reason).filter((reason) => reason !== null);
  expect(new Set(reasons)).toEqual(new Set(statusReasons));
});

test('what WhatsApp punishes for trying again offers no retry', () => {
  for (const status_reason of ['banned', 'restricted', 'untrusted_server', 'client_outdated']) {
    expect(sessionCondition({ status: 'failed', status_reason }).pageStep).toBeNull();
  }
});

describe('what we do not know is shown as itself, with a way on', () => {
  test('a reason of failure', () => {
    const condition = sessionCondition({ status: 'failed', status_reason: 'moon_phase' });
    expect(say(condition.word)).toBe('Failed');
    expect(condition.detail).toBe('moon_phase');
    expect(say(condition.explanation)).toContain('moon_phase');
    expect(condition.rowStep?.act).toBe('restart');
  });

  test('a failure without a reason', () => {
    expect(say(sessionCondition({ status: 'failed', status_reason: null }).word)).toBe('Failed');
  });

  test('a reason of a known status', () => {
    const condition = sessionCondition({ status: 'working', status_reason: 'sleepy' });
    expect(say(condition.word)).toBe('Working');
    expect(condition.detail).toBe('sleepy');
  });

  test('a status', () => {
    const condition = sessionCondition({ status: 'hibernating', status_reason: 'winter' });
    expect(condition.word).toBe('hibernating');
    expect(condition.detail).toBe('winter');
    expect(condition.rowStep?.act).toBe('restart');
  });

  test('a status that is called like a part of every object', () => {
    expect(sessionCondition({ status: 'constructor', status_reason: null }).word).toBe(
      'constructor',
    );
  });
});

test('only what stands still until a person acts is an alarm', () => {
  expect(isAlarm({ status: 'failed', status_reason: 'logged_out' })).toBe(true);
  expect(isAlarm({ status: 'failed', status_reason: 'qr_expired' })).toBe(false);
  expect(isAlarm({ status: 'working', status_reason: null })).toBe(false);
});
