import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import { type Config, isLoopback } from './config.ts';
import { Refusal } from './refusal.ts';
import type { AppEnv } from './request-context.ts';

/** Whether a server listening on `config.host` answers to this name of the request's URL. */
export function answersTo(
  hostname: string,
  config: Pick<Config, 'host' | 'allowedHosts'>,
): boolean {
  const name = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return (
    !isLoopback(config.host) ||
    name === 'localhost' ||
    isIP(name) !== 0 ||
    config.allowedHosts.includes(name)
  );
}

/**
 * Keeps web pages of other sites from reaching a server on loopback by pointing a name of theirs
 * at 127.0.0.1 (DNS rebinding): such a request still carries that name.
 */
export function hostCheck(
  config: Pick<Config, 'host' | 'allowedHosts'>,
): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { hostname } = new URL(c.req.url);
    if (!answersTo(hostname, config)) {
      throw new Refusal(
        'FORBIDDEN',
        `This server does not answer to the name ${hostname}. ALLOWED_HOSTS can allow it.`,
      );
    }
    await next();
  };
}
