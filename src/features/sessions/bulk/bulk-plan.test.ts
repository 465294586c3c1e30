import { expect, test } from 'vitest';
import type { Session } from '../../../../contract/sessions.ts';
import { verbRefusal } from '../../../../rules/session-verbs.ts';
import { bulkVerbs, needsOwnDecision, planBulk } from './bulk-plan.ts';

const session = (name: string, status: string): Session => ({
  id: name.length,
  name,
  status,
  status_reason: null,
  status_until: null,
  phone_number: null,
  push_name: null,
  network: 'whatsapp',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: null,
  status_since: null,
  last_inbound_at: null,
  last_ack_at: null,
});

const selected = [
  session('kiosk', 'stopped'),
  session('front-desk', 'working'),
  session('archive', 'failed'),
  session('returns', 'stopped'),
  session('annex', 'hibernating'),
];
const names = (sessions: readonly Session[]) => sessions.map(({ name }) => name);

test.each([
  ['start', ['kiosk', 'archive', 'returns', 'annex'], { already_started: ['front-desk'] }],
  ['stop', ['front-desk', 'archive', 'annex'], { already_stopped: ['kiosk', 'returns'] }],
  ['restart', ['front-desk', 'archive', 'annex'], { start_instead: ['kiosk', 'returns'] }],
] as const)('%s applies where the table of verbs allows it', (verb, applies, leftOut) => {
  const plan = planBulk(verb, selected, verbRefusal);
  expect(names(plan.applies)).toEqual(applies);
  const left = plan.leftOut.map(({ reason, sessions }) => [reason, names(sessions)]);
  expect(Object.fromEntries(left)).toEqual(leftOut);
});

test.each([
  ['banned', ['start', 'restart']],
  ['restricted', ['start', 'restart']],
  ['logged_out', []],
] as const)('of a session that is %s, these are decided for it alone: %j', (reason, verbs) => {
  const failed = { status: 'failed', status_reason: reason };
  expect(bulkVerbs.filter((verb) => needsOwnDecision(verb, failed))).toEqual(verbs);
});
