import type { AnyEndpoint } from '../contract/endpoint.ts';
import type { Authenticator, PresentedCredentials } from './auth/authenticator.ts';
import { unauthorized } from './auth/authenticator.ts';
import type { Clock } from './clock.ts';
import { accessRefusal, type Caller, callerName } from './domain/access.ts';
import type { RateLimit } from './rate-limit.ts';
import { Refusal } from './refusal.ts';
import type { AppContext, RequestInfo } from './request-context.ts';

export interface Admission {
  /** Who calls, counted against their limit. Throws when the limit or the credential is no good. */
  identify(c: AppContext, presented: PresentedCredentials): Promise<Caller | null>;
}

export function createAdmission(deps: {
  authenticator: Authenticator;
  rateLimit: RateLimit | null;
  clock: Clock;
  requestInfo: (c: AppContext) => RequestInfo;
}): Admission {
  const { authenticator, rateLimit, clock, requestInfo } = deps;

  function count(c: AppContext, who: string) {
    if (!rateLimit) return;
    const verdict = rateLimit.take(who);
    c.set('rate', { limit: rateLimit.limit, verdict });
    if (!verdict.allowed) throw tooManyRequests(verdict.window.resetAt, clock);
  }

  return {
    async identify(c, presented) {
      const byAddress = `address:${requestInfo(c).address}`;
      try {
        const caller = await authenticator.identify(presented);
        c.set('caller', caller);
        count(c, caller ? callerName(caller) : byAddress);
        return caller;
      } catch (error) {
        if (error instanceof Refusal && error.code !== 'RATE_LIMITED') count(c, byAddress);
        throw error;
      }
    },
  };
}

/** What a request presents; a token in the URL counts only where the endpoint says so. */
export function presentedCredentials(c: AppContext, tokenInUrl = false): PresentedCredentials {
  return {
    authorization: c.req.header('authorization'),
    apiKey: c.req.header('x-api-key'),
    queryToken: tokenInUrl ? c.req.query('token') : undefined,
  };
}

export function tooManyRequests(resetAt: number, clock: Clock): Refusal {
  const seconds = Math.max(1, Math.ceil((resetAt - clock.now()) / 1000));
  return new Refusal('RATE_LIMITED', `Too many requests. Try again in ${seconds} s.`, {
    headers: { 'Retry-After': String(seconds) },
  });
}

/** Throws unless the endpoint's scope column lets this caller in. */
export function authorize({ scope }: AnyEndpoint, caller: Caller | null): void {
  switch (accessRefusal(scope, caller)) {
    case null:
      return;
    case 'credential_needed':
      throw unauthorized('TOKEN_INVALID', 'Send a bearer token or an API key.');
    case 'login_needed':
      throw new Refusal('FORBIDDEN', 'This needs a login; an API key may not do it.');
    case 'admin_needed':
      throw new Refusal('FORBIDDEN', 'This needs an owner or an admin.');
    case 'scope_missing':
      throw new Refusal('INSUFFICIENT_SCOPE', `This needs the scope ${scope}.`, {
        headers: { 'X-Required-Scopes': scope },
      });
  }
}

/** How much of the caller's limit is left, where one is counted. */
export function rateHeaders({ limit, verdict }: NonNullable<AppContext['var']['rate']>) {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(verdict.remaining),
    'X-RateLimit-Reset': String(Math.ceil(verdict.window.resetAt / 1000)),
  };
}
