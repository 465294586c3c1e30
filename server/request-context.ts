import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Config } from './config.ts';
import type { Caller } from './domain/access.ts';
import type { RateVerdict } from './domain/rate-window.ts';

/** What is known of a request on its way through the app. Absent bindings: called in process. */
export interface AppEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** The endpoint's path with its placeholders. */
    route?: string;
    caller?: Caller | null;
    rate?: { readonly limit: number; readonly verdict: RateVerdict };
  };
}

export type AppContext = Context<AppEnv>;

/** What a handler may know of a request beyond its parsed parts. */
export interface RequestInfo {
  readonly id: string;
  /** The client's network address; the proxy's own word for it where one is trusted. */
  readonly address: string;
  /** Whether the client reached this origin over https. */
  readonly secure: boolean;
  /** Where the client reached this server: scheme, name and port. */
  readonly origin: string;
  header(name: string): string | undefined;
}

export function requestInfo(c: AppContext, config: Pick<Config, 'trustProxy'>): RequestInfo {
  const forwarded = (name: string) =>
    config.trustProxy ? c.req.header(name)?.split(',').at(-1)?.trim() : undefined;
  const url = new URL(c.req.url);
  const protocol = forwarded('x-forwarded-proto') ?? url.protocol.slice(0, -1);
  return {
    id: c.get('requestId'),
    address: forwarded('x-forwarded-for') ?? c.env?.incoming?.socket.remoteAddress ?? 'in-process',
    secure: protocol === 'https',
    origin: `${protocol}://${forwarded('x-forwarded-host') ?? url.host}`,
    header: (name) => c.req.header(name),
  };
}
