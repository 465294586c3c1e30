import type { MiddlewareHandler } from 'hono';
import { isLoopback } from './config.ts';
import type { AppEnv, RequestInfo } from './request-context.ts';

const framedByNone = "frame-ancestors 'none'";

export const contentPolicies = {
  api: `default-src 'none'; ${framedByNone}`,
  dashboard: [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    // Any server of the API may be chosen by its address; what may ask them is what script-src says.
    "connect-src 'self' http: https:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    framedByNone,
  ].join('; '),
  /** For a page with one inline style sheet and no script: `styleHash` is its `sha256-…`. */
  document: (styleHash: string) =>
    `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'; ${framedByNone}`,
} as const;

/** On every answer; one that has its own content policy keeps it. */
export function securityHeaders(
  requestInfo: (c: Parameters<MiddlewareHandler<AppEnv>>[0]) => RequestInfo,
): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    const isApi = c.req.path.startsWith('/api');
    if (!headers.has('Content-Security-Policy')) {
      headers.set('Content-Security-Policy', contentPolicies[isApi ? 'api' : 'dashboard']);
    }
    if (isApi && !headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('Referrer-Policy', 'no-referrer');
    // On an origin that is neither https nor loopback browsers ignore this one and complain.
    if (requestInfo(c).secure || isLoopback(new URL(c.req.url).hostname)) {
      headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    }
  };
}
