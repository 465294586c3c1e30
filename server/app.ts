import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { tokenTransportHeader } from '../contract/auth.ts';
import { type AnyEndpoint, pairingTokenHeader } from '../contract/endpoint.ts';
import { apiBasePath, endpoints } from '../contract/endpoints.ts';
import { createAdmission, rateHeaders } from './admission.ts';
import { createAccessTokens } from './auth/access-tokens.ts';
import { createAuthenticator } from './auth/authenticator.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { mountDocuments } from './documents.ts';
import { createHandlers } from './handlers/handlers.ts';
import { hostCheck } from './host-check.ts';
import type { Live } from './live.ts';
import type { Log } from './log.ts';
import { mountContract } from './mount-contract.ts';
import { createRateLimit } from './rate-limit.ts';
import { invalidField, Refusal } from './refusal.ts';
import { type AppContext, type AppEnv, requestInfo } from './request-context.ts';
import { requestLog } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import { mountDashboard } from './static-files.ts';
import { InvalidCursor, type Store } from './store/store.ts';
import type { SandboxControl } from './whatsapp/sandbox.ts';
import type { WhatsAppSessions } from './whatsapp/sessions.ts';

export type AppConfig = Pick<
  Config,
  'host' | 'allowedHosts' | 'corsOrigins' | 'trustProxy' | 'rateLimitPerMinute' | 'guideOnly'
>;

export interface AppDeps {
  readonly config: AppConfig;
  readonly store: Store;
  readonly whatsapp: WhatsAppSessions;
  /** Null: the sandbox is off. */
  readonly sandbox: SandboxControl | null;
  readonly live: Live;
  readonly clock: Clock;
  readonly log: Log;
  /** The built dashboard; null serves the API alone. */
  readonly staticDir: string | null;
  readonly version: string;
  /** Aborted when the server stops: ends every stream. */
  readonly closing?: AbortSignal;
}

/** How often one may fail to log in with one email from one address. */
const failedLoginsPerMinute = 10;

/** The whole server but for its port: no environment, no clock of its own. */
export function createApp(deps: AppDeps): Hono<AppEnv> {
  const { config, store, clock, log } = deps;
  const app = new Hono<AppEnv>();
  const infoOf = (c: AppContext) => requestInfo(c, config);
  const accessTokens = createAccessTokens(store.settings, clock);
  const authenticator = createAuthenticator({ store, accessTokens, clock });
  const perMinute = config.rateLimitPerMinute;
  const rateLimit = perMinute === 0 ? null : createRateLimit(perMinute, clock);
  const loginLimit = createRateLimit(failedLoginsPerMinute, clock);
  const admission = createAdmission({ authenticator, rateLimit, clock, requestInfo: infoOf });

  app.onError((error, c) => {
    if (error instanceof Refusal) return error.toResponse();
    if (error instanceof InvalidCursor) {
      return invalidField('cursor', 'This is no cursor of an earlier answer.').toResponse();
    }
    log.error({ err: error, request_id: c.get('requestId') }, 'a request failed');
    return new Refusal(
      'INTERNAL_ERROR',
      `Something went wrong here. The log says more under ${c.get('requestId')}.`,
    ).toResponse();
  });

  app.use(requestLog({ log, clock }));
  app.use(securityHeaders(infoOf));
  app.use(hostCheck(config));
  if (config.corsOrigins.length > 0) app.use('/api/*', crossOrigin(config.corsOrigins));
  app.use('/api/*', async (c, next) => {
    await next();
    const rate = c.get('rate');
    if (!rate) return;
    for (const [name, value] of Object.entries(rateHeaders(rate))) c.res.headers.set(name, value);
  });

  const handlers = createHandlers({ ...deps, authenticator, accessTokens, loginLimit });
  const closing = deps.closing ?? new AbortController().signal;
  const mount = { basePath: apiBasePath, admission, authenticator, clock, closing };
  mountContract(app, endpoints, handlers, {
    ...mount,
    requestInfo: infoOf,
    serves: ({ inGuide }: AnyEndpoint) => inGuide || !config.guideOnly,
  });
  if (!config.guideOnly) mountDocuments(app, { version: deps.version, admission });

  app.all('/api/*', async (c) => {
    await admission.identify(c, {});
    throw new Refusal('NOT_FOUND', 'Nothing lives at this path.');
  });
  if (deps.staticDir !== null) mountDashboard(app, deps.staticDir);
  app.notFound((c) => c.text('Not found.', 404));
  return app;
}

function crossOrigin(origins: readonly string[]) {
  return cors({
    origin: origins.includes('*') ? '*' : [...origins],
    allowMethods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
    allowHeaders: [
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'Last-Event-ID',
      'X-API-Key',
      pairingTokenHeader,
      tokenTransportHeader,
    ],
    exposeHeaders: [
      'Retry-After',
      'X-RateLimit-Limit',
      'X-RateLimit-Remaining',
      'X-RateLimit-Reset',
      'X-Request-Id',
      'X-Required-Scopes',
    ],
    maxAge: 600,
  });
}
