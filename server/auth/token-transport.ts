import { parse, serialize } from 'hono/utils/cookie';
import { type TokenTransport, tokenTransportHeader, tokenTransports } from '../../contract/auth.ts';
import { apiBasePath } from '../../contract/endpoints.ts';
import { invalidField } from '../refusal.ts';
import type { RequestInfo } from '../request-context.ts';

/** How this client wants its refresh token; null is the guide's way: in the body, and it stays. */
export function transportOf(request: RequestInfo): TokenTransport | null {
  const asked = request.header(tokenTransportHeader);
  if (asked === undefined) return null;
  const transport = tokenTransports.find((known) => known === asked);
  if (!transport) throw invalidField(tokenTransportHeader, `One of ${tokenTransports.join(', ')}.`);
  return transport;
}

/**
 * Browsers keep cookies by host and not by port, so the name tells servers on one host apart.
 * `__Host-` binds a cookie to its origin; browsers take it over https only, and for every path.
 */
function cookieOf({ secure, origin }: RequestInfo) {
  const [, port] = /:(\d+)$/.exec(origin) ?? [];
  const plainName = port ? `moltflow_refresh_${port}` : 'moltflow_refresh';
  return secure
    ? { name: `__Host-${plainName}`, path: '/' }
    : { name: plainName, path: `${apiBasePath}/auth` };
}

/** The header that keeps the token where no script can read it; `maxAge` in seconds, 0 forgets. */
export function refreshCookie(request: RequestInfo, token: string, maxAge: number): string {
  const { name, path } = cookieOf(request);
  const { secure } = request;
  return serialize(name, token, { path, maxAge, secure, httpOnly: true, sameSite: 'Strict' });
}

export function refreshTokenInCookie(request: RequestInfo): string | undefined {
  const { name } = cookieOf(request);
  return parse(request.header('cookie') ?? '', name)[name];
}
