import type { Clock } from '../clock.ts';
import { type Caller, grantOfRole, type KeyCaller, type LoginCaller } from '../domain/access.ts';
import { Refusal } from '../refusal.ts';
import type { Login, Store } from '../store/store.ts';
import type { AccessTokens } from './access-tokens.ts';
import { couldBeApiKey } from './api-key-secrets.ts';
import { type Credential, createRevocations } from './revocations.ts';
import { sha256 } from './secrets.ts';

/** How long a login may be remembered without asking the store. */
const loginCacheMs = 5_000;
const loginCacheSize = 10_000;
/** How exact `last_used_at` of an API key is; each step costs a write. */
const touchEveryMs = 60_000;

export interface PresentedCredentials {
  /** The header `Authorization`. */
  readonly authorization?: string | undefined;
  /** The header `X-API-Key`. */
  readonly apiKey?: string | undefined;
  /** `?token=`, where the endpoint allows it. */
  readonly queryToken?: string | undefined;
}

export interface Authenticator {
  /** Null when nothing was presented; throws a `Refusal` when what was presented is no good. */
  identify(presented: PresentedCredentials): Promise<Caller | null>;
  /** Forgets what is remembered of a credential and tells its open streams. */
  revoke(credential: Credential): void;
  onRevoked(credential: Credential, listener: () => void): () => void;
}

export function createAuthenticator(deps: {
  store: Pick<Store, 'logins' | 'apiKeys'>;
  accessTokens: AccessTokens;
  clock: Clock;
}): Authenticator {
  const { store, accessTokens, clock } = deps;
  const revocations = createRevocations();
  const logins = new Map<number, { login: Promise<Login | null>; until: number }>();
  const touched = new Map<number, number>();

  function findLogin(id: number): Promise<Login | null> {
    const now = clock.now();
    const cached = logins.get(id);
    if (cached && cached.until > now) return cached.login;
    if (logins.size >= loginCacheSize) logins.clear();
    const login = store.logins.findActive(id, now);
    logins.set(id, { login, until: now + loginCacheMs });
    login.catch(() => logins.delete(id));
    return login;
  }

  async function callerOfToken(token: string): Promise<LoginCaller> {
    const claims = await accessTokens.read(token);
    if (claims.state === 'expired') throw unauthorized('TOKEN_EXPIRED', 'The token has expired.');
    if (claims.state === 'invalid') throw unauthorized('TOKEN_INVALID', 'The token is not valid.');
    const { loginId, expiresAt } = claims;
    const login = await findLogin(loginId);
    if (!login) throw unauthorized('TOKEN_INVALID', 'The login of this token has ended.');
    const { user } = login;
    return { kind: 'login', loginId, user, expiresAt, ...grantOfRole(user.role) };
  }

  async function callerOfKey(secret: string): Promise<KeyCaller> {
    const now = clock.now();
    const grant = couldBeApiKey(secret) ? await store.apiKeys.findGrant(sha256(secret), now) : null;
    if (!grant) {
      throw unauthorized('API_KEY_INVALID', 'The API key is unknown, revoked or expired.');
    }
    if (now - (touched.get(grant.id) ?? 0) >= touchEveryMs) {
      touched.set(grant.id, now);
      await store.apiKeys.touch(grant.id, now);
    }
    const { id: keyId, scopes, sessionIds } = grant;
    return { kind: 'key', keyId, scopes, sessionIds };
  }

  return {
    async identify({ authorization, apiKey, queryToken }) {
      if (apiKey !== undefined) return callerOfKey(apiKey);
      if (authorization !== undefined) {
        const token = /^Bearer +([^\s]+)$/i.exec(authorization)?.[1];
        if (token === undefined) {
          throw unauthorized('TOKEN_INVALID', 'Authorization must read "Bearer", then a token.');
        }
        return callerOfToken(token);
      }
      return queryToken === undefined ? null : callerOfToken(queryToken);
    },
    revoke(credential) {
      if (credential.kind === 'login') logins.delete(credential.loginId);
      revocations.announce(credential);
    },
    onRevoked: revocations.on,
  };
}

/** A 401, with the header that HTTP asks of it. */
export function unauthorized(
  code: 'INVALID_CREDENTIALS' | 'TOKEN_EXPIRED' | 'TOKEN_INVALID' | 'API_KEY_INVALID',
  detail: string,
): Refusal {
  return new Refusal(code, detail, { headers: { 'WWW-Authenticate': 'Bearer' } });
}
