import type { User } from '../../contract/auth.ts';
import type { Access } from '../../contract/endpoint.ts';
import { type Scope, scopes } from '../../contract/scopes.ts';
import { holdsScope } from '../../rules/scopes.ts';

/** What a credential may do, and with which sessions; `sessionIds` null means all of them. */
export interface Grant {
  readonly scopes: readonly Scope[];
  readonly sessionIds: readonly number[] | null;
}

export interface LoginCaller extends Grant {
  readonly kind: 'login';
  readonly loginId: number;
  readonly user: User;
  /** When the access token ends, in milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface KeyCaller extends Grant {
  readonly kind: 'key';
  readonly keyId: number;
}

export type Caller = LoginCaller | KeyCaller;

/** A role we don't know may do nothing. A member works with the sessions assigned to them. */
export function grantOfRole(role: string): Grant {
  if (role === 'owner' || role === 'admin') return { scopes, sessionIds: null };
  if (role !== 'member') return { scopes: [], sessionIds: [] };
  return {
    scopes: ['sessions:read', 'messages:read', 'messages:send', 'groups:read'],
    sessionIds: [],
  };
}

export function seesSession(grant: Grant, sessionId: number): boolean {
  return grant.sessionIds?.includes(sessionId) ?? true;
}

export type AccessRefusal = 'credential_needed' | 'login_needed' | 'admin_needed' | 'scope_missing';

/** Null when the caller may use an endpoint of this access. */
export function accessRefusal(access: Access, caller: Caller | null): AccessRefusal | null {
  if (access === 'public') return null;
  if (!caller) return 'credential_needed';
  if (access === 'signed-in') return null;
  if (access === 'login' || access === 'admin') {
    if (caller.kind !== 'login') return 'login_needed';
    const administers = caller.user.role === 'owner' || caller.user.role === 'admin';
    return access === 'admin' && !administers ? 'admin_needed' : null;
  }
  return holdsScope(caller.scopes, access) ? null : 'scope_missing';
}

/** Names the person or the key behind a request: for limits, repeated requests and the log. */
export function callerName(caller: Caller): string {
  return caller.kind === 'login' ? `user:${caller.user.id}` : `key:${caller.keyId}`;
}

/** Whether a credential that was read again still allows exactly what it did. */
export function sameGrant(a: Grant, b: Grant): boolean {
  const text = ({ scopes, sessionIds }: Grant) => JSON.stringify([scopes, sessionIds]);
  return text(a) === text(b);
}
