import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import type {
  AnyEndpoint,
  Endpoint,
  EventOf,
  ParsedRequestOf,
  ResponseOf,
  StreamEndpoint,
} from '../contract/endpoint.ts';
import { type Admission, authorize, presentedCredentials } from './admission.ts';
import type { Authenticator } from './auth/authenticator.ts';
import type { Clock } from './clock.ts';
import { type Caller, type LoginCaller, sameGrant } from './domain/access.ts';
import {
  eventStream,
  eventStreamHeaders,
  type StreamLife,
  type StreamSource,
} from './event-stream.ts';
import { parseRequest } from './parse-request.ts';
import { Refusal } from './refusal.ts';
import type { AppContext, AppEnv, RequestInfo } from './request-context.ts';

const maxBodyBytes = 1_000_000;

type CallerOf<E extends AnyEndpoint> = E['scope'] extends 'public'
  ? null
  : E['scope'] extends 'login' | 'admin'
    ? LoginCaller
    : Caller;

/** What a handler gets: the endpoint's parts, validated, and who asks. */
export type InputOf<E extends AnyEndpoint> = ParsedRequestOf<E> & {
  readonly caller: CallerOf<E>;
  readonly request: RequestInfo;
  /** Headers to send with the answer. */
  readonly answerHeaders: Headers;
};

export type Handler<E extends Endpoint> = (
  input: InputOf<E>,
) => Readonly<ResponseOf<E>> | Promise<Readonly<ResponseOf<E>>>;

/** Decides whether the stream may open; a `Refusal` thrown here is answered as JSON. */
export type StreamHandler<E extends StreamEndpoint> = (
  input: InputOf<E>,
) => StreamSource<EventOf<E>> | Promise<StreamSource<EventOf<E>>>;

/** One handler for every endpoint of the table: a missing or wrong one does not compile. */
export type Handlers<Table extends Readonly<Record<string, AnyEndpoint>>> = {
  readonly [K in keyof Table]: Table[K] extends StreamEndpoint
    ? StreamHandler<Table[K]>
    : Table[K] extends Endpoint
      ? Handler<Table[K]>
      : never;
};

export interface MountDeps {
  readonly basePath: string;
  readonly admission: Admission;
  readonly authenticator: Authenticator;
  readonly clock: Clock;
  readonly requestInfo: (c: AppContext) => RequestInfo;
  /** Aborted when the server stops: ends every stream. */
  readonly closing: AbortSignal;
  /** Which endpoints of the table exist here. */
  readonly serves: (endpoint: AnyEndpoint) => boolean;
}

/** Makes routes of the table: authorisation, validation, the handler, its answer. */
export function mountContract<
  const Table extends Readonly<Record<string, AnyEndpoint>>,
  const Given extends Handlers<Table>,
>(
  app: Hono<AppEnv>,
  table: Table,
  handlers: Given & { readonly [K in Exclude<keyof Given, keyof Table>]: never },
  deps: MountDeps,
): void {
  const limitBody = bodyLimit({
    maxSize: maxBodyBytes,
    onError: () => {
      throw new Refusal('PAYLOAD_TOO_LARGE', `A body has at most ${maxBodyBytes} bytes.`);
    },
  });
  const methodsOf = new Map<string, string[]>();

  for (const [name, endpoint] of Object.entries(table)) {
    if (!deps.serves(endpoint)) continue;
    const path = deps.basePath + endpoint.path.replace(/\{(\w+)\}/g, ':$1');
    methodsOf.set(path, [...(methodsOf.get(path) ?? []), endpoint.method]);
    // The types above tie each handler to its endpoint; a loop over them can't say so.
    const handler = handlers[name as keyof Table] as (input: unknown) => unknown;
    const answerText = answerWriter(endpoint);

    app.on(
      endpoint.method,
      path,
      async (c, next) => {
        c.set('route', endpoint.path);
        // An outdated token must not keep anyone from logging in.
        const presented =
          endpoint.scope === 'public' ? {} : presentedCredentials(c, 'events' in endpoint);
        authorize(endpoint, await deps.admission.identify(c, presented));
        await next();
      },
      endpoint.body ? limitBody : async (_, next) => next(),
      async (c) => {
        const caller = c.get('caller') ?? null;
        const answerHeaders = new Headers();
        const context = { caller, request: deps.requestInfo(c), answerHeaders };
        const input = Object.assign(context, await parseRequest(c, endpoint));
        if ('events' in endpoint) {
          const source = (await handler(input)) as StreamSource<EventOf<typeof endpoint>>;
          if (c.req.raw.method === 'HEAD') return c.body(null, 200, eventStreamHeaders);
          return eventStream(source, streamLife(c, caller, deps));
        }
        answerHeaders.set('Content-Type', 'application/json');
        const text = answerText(await handler(input));
        return new Response(text, { status: endpoint.status, headers: answerHeaders });
      },
    );
  }

  for (const [path, methods] of methodsOf) {
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
    app.all(path, async (c) => {
      if (c.req.method === 'OPTIONS') return c.body(null, 204, { Allow: allow });
      await deps.admission.identify(c, {});
      throw new Refusal('METHOD_NOT_ALLOWED', `Allowed here: ${allow}.`, {
        headers: { Allow: allow },
      });
    });
  }
}

/** Writes an endpoint's answers as JSON. One that is frozen is written once, however often it is given. */
function answerWriter(endpoint: AnyEndpoint): (answer: unknown) => string {
  const written = new WeakMap<object, string>();
  // Parsed, so that a field that the contract does not name never leaves the house.
  const write = (answer: unknown) =>
    JSON.stringify('response' in endpoint ? z.parse(endpoint.response, answer) : answer);
  return (answer) => {
    if (typeof answer !== 'object' || answer === null || !Object.isFrozen(answer)) {
      return write(answer);
    }
    const text = written.get(answer) ?? write(answer);
    written.set(answer, text);
    return text;
  };
}

function streamLife(c: AppContext, caller: Caller | null, deps: MountDeps): StreamLife {
  const presented = presentedCredentials(c, true);
  const { authenticator, clock, closing } = deps;
  return {
    clock,
    endsAt: caller?.kind === 'login' ? caller.expiresAt : null,
    async stillAllowed() {
      // Open to everyone: what it shows may still end it, no credential does.
      if (caller === null) return true;
      try {
        const now = await authenticator.identify(presented);
        return now !== null && sameGrant(now, caller);
      } catch (error) {
        // A database that is away for a moment says nothing about the credential.
        return !(error instanceof Refusal);
      }
    },
    onEnd(end) {
      if (closing.aborted) end();
      closing.addEventListener('abort', end, { once: true });
      const stopListening = caller ? authenticator.onRevoked(caller, end) : () => {};
      return () => {
        stopListening();
        closing.removeEventListener('abort', end);
      };
    },
  };
}
