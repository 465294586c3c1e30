import { describe, expect, test } from 'vitest';
import { createApiKey } from '../../contract/api-keys.ts';
import { logout, me } from '../../contract/auth.ts';
import type { AnyEndpoint } from '../../contract/endpoint.ts';
import { createSession, deleteSession, getSession, startSession } from '../../contract/sessions.ts';
import { lackOf, learn, nothingLacks, withGrant, withoutRefusals } from './features.ts';
import { readError } from './http/read-error.ts';

function refused(
  endpoint: AnyEndpoint,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readError(endpoint, new Response(text, { status, headers }), text, 0);
}

function after(endpoint: AnyEndpoint, ...answer: [number, unknown, Record<string, string>?]) {
  return learn(nothingLacks, endpoint, refused(endpoint, ...answer));
}

describe('an endpoint beyond the guide is absent after', () => {
  test.each<[string, number, unknown]>([
    ['404 of ours', 404, { detail: 'Nothing lives at this path.', error_code: 'NOT_FOUND' }],
    ['404 of FastAPI', 404, { detail: 'Not Found' }],
    ['404 of a proxy', 404, '<html>404</html>'],
    ['405', 405, { detail: 'Method Not Allowed' }],
    ['501', 501, 'Not Implemented'],
  ])('%s', (_, status, body) => {
    const known = after(startSession, status, body);
    expect(lackOf(known, startSession)).toBe('absent');
    expect(lackOf(withoutRefusals(known), startSession)).toBe('absent');
    expect(lackOf(known, me)).toBeNull();
  });
});

test.each<[string, AnyEndpoint, number, unknown]>([
  ['its session is missing', startSession, 404, { detail: 'x', error_code: 'SESSION_NOT_FOUND' }],
  ['its session is missing, in words', startSession, 404, { detail: "Session 'x' not found" }],
  ['the guide promises it', getSession, 404, { detail: 'Not Found' }],
  ['a plan is used up', createApiKey, 403, { detail: 'x', error_code: 'PLAN_LIMIT_REACHED' }],
  ['the server failed', startSession, 500, { detail: 'x' }],
  ['the login ended', startSession, 401, { detail: 'x', error_code: 'TOKEN_EXPIRED' }],
  ['one session is not for this person', deleteSession, 403, { detail: 'Forbidden' }],
])('nothing is learnt where %s', (_, endpoint, status, body) => {
  expect(lackOf(after(endpoint, status, body), endpoint)).toBeNull();
});

test('403 says that it is for others, until someone else signs in', () => {
  const known = after(me, 403, { detail: 'x', error_code: 'FORBIDDEN' });
  expect(lackOf(known, me)).toBe('forbidden');
  expect(lackOf(withoutRefusals(known), me)).toBeNull();
});

test('a missing scope is missing for every endpoint that needs it', () => {
  const headers = { 'X-Required-Scopes': 'sessions:manage' };
  const body = { detail: 'x', error_code: 'INSUFFICIENT_SCOPE' };
  const known = after(createSession, 403, body, headers);
  expect(lackOf(known, deleteSession)).toBe('out_of_scope');
  expect(lackOf(known, getSession)).toBeNull();
  expect(lackOf(after(createSession, 403, body), deleteSession)).toBe('out_of_scope');
  expect(lackOf(withoutRefusals(known), deleteSession)).toBeNull();
});

test('what the server says beforehand counts, for scopes alone, until someone else signs in', () => {
  const body = { detail: 'x', error_code: 'INSUFFICIENT_SCOPE' };
  const refusedBefore = after(deleteSession, 403, body);
  const known = withGrant(refusedBefore, { scopes: ['sessions:read'], session_names: null });
  expect(lackOf(known, getSession)).toBeNull();
  expect(lackOf(known, deleteSession)).toBe('out_of_scope');
  expect(lackOf(known, logout)).toBeNull();
  const more = withGrant(refusedBefore, { scopes: ['sessions:manage'], session_names: null });
  expect([lackOf(more, getSession), lackOf(more, deleteSession)]).toEqual([null, null]);
  expect(lackOf(withoutRefusals(known), deleteSession)).toBeNull();
});
