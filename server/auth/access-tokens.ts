import { errors, jwtVerify, SignJWT } from 'jose';
import type { Clock } from '../clock.ts';
import type { SettingsStore } from '../store/store.ts';
import { randomToken } from './secrets.ts';

/** Seconds. */
export const accessTokenLifetime = 3600;

export type AccessTokenClaims =
  | { readonly state: 'valid'; readonly loginId: number; readonly expiresAt: number }
  | { readonly state: 'expired' }
  | { readonly state: 'invalid' };

export interface AccessTokens {
  issue(loginId: number): Promise<string>;
  /** `expiresAt` is in milliseconds since the epoch. */
  read(token: string): Promise<AccessTokenClaims>;
}

/** How many tokens are remembered, so that a request costs no signature. */
const rememberedTokens = 1_000;

/** Short-lived JWTs that name a login and nothing else. The key is made once, in the store. */
export function createAccessTokens(settings: SettingsStore, clock: Clock): AccessTokens {
  let key: Promise<Uint8Array> | undefined;
  const readKey = async () =>
    Buffer.from(await settings.getOrMake('access_token_key', randomToken), 'base64url');
  const signingKey = () => {
    key ??= readKey().catch((error) => {
      key = undefined;
      throw error;
    });
    return key;
  };

  const known = new Map<string, { loginId: number; expiresAt: number }>();

  return {
    async issue(loginId) {
      const issuedAt = Math.floor(clock.now() / 1000);
      return new SignJWT()
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setSubject(String(loginId))
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + accessTokenLifetime)
        .sign(await signingKey());
    },
    async read(token) {
      const read = known.get(token);
      if (read && clock.now() < read.expiresAt) return { state: 'valid', ...read };
      const secret = await signingKey();
      try {
        const { payload } = await jwtVerify(token, secret, {
          algorithms: ['HS256'],
          currentDate: new Date(clock.now()),
          requiredClaims: ['sub', 'exp'],
        });
        const loginId = Number(payload.sub);
        if (!Number.isSafeInteger(loginId) || payload.exp === undefined)
          return { state: 'invalid' };
        const claims = { loginId, expiresAt: payload.exp * 1000 };
        if (known.size >= rememberedTokens) known.clear();
        known.set(token, claims);
        return { state: 'valid', ...claims };
      } catch (error) {
        return error instanceof errors.JWTExpired ? { state: 'expired' } : { state: 'invalid' };
      }
    },
  };
}
