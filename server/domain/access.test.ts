import { describe, expect, test } from 'vitest';
import {
  accessRefusal,
  grantOfRole,
  type KeyCaller,
  type LoginCaller,
  sameGrant,
  seesSession,
} from './access.ts';

const loginOf = (role: string): LoginCaller => ({
  kind: 'login',
  loginId: 1,
  user: { id: 1, email: 'a@example.com', full_name: null, role },
  expiresAt: 0,
  ...grantOfRole(role),
});
const key = (over: Partial<KeyCaller> = {}): KeyCaller => ({
  kind: 'key',
  keyId: 1,
  scopes: [],
  sessionIds: null,
  ...over,
});

describe('scopes', () => {
  test('manage lets read', () => {
    expect(accessRefusal('sessions:read', key({ scopes: ['sessions:manage'] }))).toBeNull();
    expect(accessRefusal('sessions:manage', key({ scopes: ['sessions:read'] }))).toBe(
      'scope_missing',
    );
  });

  test('no scopes grant nothing', () => {
    expect(accessRefusal('sessions:read', key())).toBe('scope_missing');
  });
});

describe('who may call', () => {
  test('anyone may call what is public', () => {
    expect(accessRefusal('public', null)).toBeNull();
  });

  test('everything else takes a credential', () => {
    expect(accessRefusal('signed-in', null)).toBe('credential_needed');
    expect(accessRefusal('sessions:read', null)).toBe('credential_needed');
  });

  test('a key may not do what takes a login, whatever its scopes', () => {
    const all = key({ scopes: grantOfRole('owner').scopes });
    expect(accessRefusal('login', all)).toBe('login_needed');
    expect(accessRefusal('admin', all)).toBe('login_needed');
    expect(accessRefusal('signed-in', all)).toBeNull();
  });

  test.each(['owner', 'admin'])('an %s may do everything', (role) => {
    expect(accessRefusal('admin', loginOf(role))).toBeNull();
    expect(accessRefusal('webhooks:manage', loginOf(role))).toBeNull();
  });

  test('a member reads and sends, and administers nothing', () => {
    expect(accessRefusal('messages:send', loginOf('member'))).toBeNull();
    expect(accessRefusal('sessions:manage', loginOf('member'))).toBe('scope_missing');
    expect(accessRefusal('admin', loginOf('member'))).toBe('admin_needed');
  });

  test('a role of another version may do nothing with sessions', () => {
    expect(accessRefusal('sessions:read', loginOf('auditor'))).toBe('scope_missing');
  });
});

test('a restricted credential sees its sessions only; an empty restriction sees none', () => {
  expect(seesSession(key({ sessionIds: [2] }), 2)).toBe(true);
  expect(seesSession(key({ sessionIds: [2] }), 3)).toBe(false);
  expect(seesSession(key({ sessionIds: [] }), 2)).toBe(false);
  expect(seesSession(key(), 3)).toBe(true);
});

test('a grant that lost a scope or a session is not the same', () => {
  const grant = key({ scopes: ['sessions:read'], sessionIds: [1, 2] });
  expect(sameGrant(grant, { ...grant })).toBe(true);
  expect(sameGrant(grant, { ...grant, scopes: [] })).toBe(false);
  expect(sameGrant(grant, { ...grant, sessionIds: [1] })).toBe(false);
});
