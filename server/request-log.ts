import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Clock } from './clock.ts';
import { callerName } from './domain/access.ts';
import type { Log } from './log.ts';
import type { AppEnv } from './request-context.ts';

/** Numbers every request, and writes one line for it: no query, no header, no body. */
export function requestLog(deps: { log: Log; clock: Clock }): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const startedAt = deps.clock.now();
    const id = randomUUID();
    c.set('requestId', id);
    await next();
    c.res.headers.set('X-Request-Id', id);
    const caller = c.get('caller');
    deps.log[c.res.status >= 500 ? 'error' : 'info']({
      request_id: id,
      method: c.req.method,
      path: c.get('route') ?? (c.req.path.startsWith('/api') ? 'unknown' : 'page'),
      status: c.res.status,
      ms: deps.clock.now() - startedAt,
      caller: caller ? callerName(caller) : 'anonymous',
    });
  };
}
