import type { Context, MiddlewareHandler } from 'hono';
import type { ForeignSession } from './house.ts';
import type { Oddity } from './oddities.ts';

export type Oddities = ReadonlySet<Oddity>;

/** An error in the guide's shape. */
export function problem(status: number, error_code: string, detail: string): Response {
  return Response.json({ detail, error_code, status }, { status });
}

export function unauthorized(oddities: Oddities): Response {
  if (oddities.has('empty-401')) return new Response(null, { status: 401 });
  return problem(401, 'TOKEN_INVALID', 'Could not validate credentials');
}

/** A body that lacks a field, or has it wrong. */
export function invalidBody(oddities: Oddities, field: string, msg: string): Response {
  if (!oddities.has('fastapi-validation')) return problem(400, 'VALIDATION_ERROR', msg);
  const detail = [{ type: 'value_error', loc: ['body', field], msg, input: null }];
  return Response.json({ detail }, { status: 422 });
}

/** A list as this server writes lists. */
export function list(oddities: Oddities, rows: readonly unknown[]): Response {
  return Response.json(oddities.has('wrapped-lists') ? { items: rows, total: rows.length } : rows);
}

/** A session as this server tells of it. */
export function told(oddities: Oddities, session: ForeignSession): object {
  const isOdd = oddities.has('unknown-status') && session.name === 'support-team';
  const strange = { status: 'hibernating', status_reason: 'moon_phase' };
  return {
    ...session,
    ...(isOdd && strange),
    ...(oddities.has('odd-rows') && { engine: { name: 'NOWEB' }, phone_number: null }),
  };
}

export function sessionRows(oddities: Oddities, sessions: readonly ForeignSession[]): unknown[] {
  const rows = sessions.map((session) => told(oddities, session));
  if (!oddities.has('odd-rows')) return rows;
  return [...rows, { id: 90, name: 'half-made', created_at: '2026-01-25T15:00:00Z' }, null];
}

const page = (status: 200 | 502, title: string) => (c: Context) =>
  c.html(`<!doctype html><html><head><title>${title}</title></head><body></body></html>`, status);

/** What answers before the API is even reached. */
export function inBetween(oddities: Oddities): MiddlewareHandler {
  const site = page(200, 'A company');
  const gateway = page(502, '502 Bad Gateway');
  return async (c, next) => {
    if (oddities.has('website')) return site(c);
    if (oddities.has('bad-gateway')) return gateway(c);
    if (!oddities.has('rate-limited')) return next();
    return c.json({ detail: 'Rate limit exceeded', error_code: 'RATE_LIMITED', status: 429 }, 429, {
      'Retry-After': '30',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '0',
    });
  };
}
