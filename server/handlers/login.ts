import type { Tokens, TokenTransport } from '../../contract/auth.ts';
import { tooManyRequests } from '../admission.ts';
import { accessTokenLifetime } from '../auth/access-tokens.ts';
import { unauthorized } from '../auth/authenticator.ts';
import { passwordFits } from '../auth/passwords.ts';
import { randomToken, sha256 } from '../auth/secrets.ts';
import { refreshCookie, refreshTokenInCookie, transportOf } from '../auth/token-transport.ts';
import { invalidField } from '../refusal.ts';
import type { RequestInfo } from '../request-context.ts';
import type { HandlerDeps, HandlersOf } from './deps.ts';

/** No refresh token, nor any that took its place, lives longer than this after the login. */
const loginLifetimeMs = 30 * 24 * 3600 * 1000;
/** A replaced token is accepted for so long: two tabs may refresh at the same moment. */
const replacedTokenGraceMs = 20_000;

interface GivenTokens {
  readonly loginId: number;
  readonly refreshToken: string;
  readonly expiresAt: number;
  readonly transport: TokenTransport | null;
  readonly request: RequestInfo;
  readonly answerHeaders: Headers;
}

export function loginHandlers(deps: HandlerDeps): HandlersOf<'login' | 'refresh' | 'logout'> {
  const { store, clock, authenticator, accessTokens, loginLimit, config } = deps;
  // The guide knows no such header, so a server of the guide alone does not either.
  const transportFor = (request: RequestInfo) => (config.guideOnly ? null : transportOf(request));

  async function give(given: GivenTokens): Promise<Tokens> {
    const { loginId, refreshToken, expiresAt, transport, request, answerHeaders } = given;
    if (transport === 'cookie') {
      const maxAge = Math.floor((expiresAt - clock.now()) / 1000);
      answerHeaders.append('Set-Cookie', refreshCookie(request, refreshToken, maxAge));
    }
    return {
      access_token: await accessTokens.issue(loginId),
      ...(transport !== 'cookie' && { refresh_token: refreshToken }),
      token_type: 'bearer',
      expires_in: accessTokenLifetime,
    };
  }

  return {
    async login({ body, request, answerHeaders }) {
      const transport = transportFor(request);
      const who = `${body.email} ${request.address}`;
      const { allowed, window } = loginLimit.take(who);
      if (!allowed) throw tooManyRequests(window.resetAt, clock);

      const found = await store.users.findByEmail(body.email);
      const fits = await passwordFits(found?.passwordHash ?? null, body.password);
      if (!found || !fits) {
        throw unauthorized('INVALID_CREDENTIALS', 'The email or the password is wrong.');
      }
      loginLimit.forget(who);

      const at = clock.now();
      const refreshToken = randomToken();
      const expiresAt = at + loginLifetimeMs;
      const login = await store.logins.create({
        userId: found.user.id,
        userAgent: request.header('user-agent')?.slice(0, 300) ?? null,
        refreshTokenHash: sha256(refreshToken),
        mode: transport ? 'rotates' : 'stays',
        at,
        expiresAt,
      });
      const loginId = login.id;
      return give({ loginId, refreshToken, expiresAt, transport, request, answerHeaders });
    },

    async refresh({ body, request, answerHeaders }) {
      const transport = transportFor(request);
      const inCookie = transport === 'cookie';
      const presented = inCookie ? refreshTokenInCookie(request) : body.refresh_token;
      if (presented === undefined && !inCookie) {
        throw invalidField('refresh_token', 'This is missing.');
      }
      const next = randomToken();
      const outcome = await store.logins.refresh({
        tokenHash: sha256(presented ?? ''),
        rotate: transport !== null,
        nextHash: sha256(next),
        at: clock.now(),
        graceMs: replacedTokenGraceMs,
      });
      if (outcome.outcome === 'replayed') {
        authenticator.revoke({ kind: 'login', loginId: outcome.loginId });
      }
      if (outcome.outcome !== 'refreshed') {
        throw unauthorized('TOKEN_INVALID', 'The refresh token is not valid any more: log in.');
      }
      const { login, expiresAt, rotated } = outcome;
      const refreshToken = rotated ? next : (presented ?? '');
      return give({
        loginId: login.id,
        refreshToken,
        expiresAt,
        transport,
        request,
        answerHeaders,
      });
    },

    async logout({ caller, request, answerHeaders }) {
      await store.logins.end(caller.user.id, caller.loginId, clock.now());
      authenticator.revoke({ kind: 'login', loginId: caller.loginId });
      answerHeaders.append('Set-Cookie', refreshCookie(request, '', 0));
      return { message: 'Logged out successfully' };
    },
  };
}
