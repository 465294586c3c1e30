import * as z from 'zod/mini';
import type { AnyEndpoint, Endpoint, RequestOf, ResponseOf } from '../../contract/endpoint.ts';
import { apiBasePath } from '../../contract/endpoint.ts';
import { errorBody, errorStatus } from '../../contract/errors.ts';
import type { TestApp, TestRequest } from '../../server/app-fixture.ts';
import { createClient, type TokenSource } from '../../src/api/client.ts';
import { assertExact } from './exact.ts';
import { Listener, type Stream } from './listener.ts';

/** What a request may hold, whichever endpoint it is for. */
export interface AnyRequest {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

export type Credential =
  | { readonly tokens: TokenSource }
  | { readonly apiKey: string }
  | { readonly nobody: true };

/** Someone who uses the API through the dashboard's own client. */
export interface Caller {
  /** Throws an ApiError. What comes must be, to the letter, what the contract says. */
  call<E extends Endpoint>(endpoint: E, request: RequestOf<E>): Promise<ResponseOf<E>>;
  listen<E extends Stream>(
    stream: E,
    request: RequestOf<E>,
    lastEventId?: string,
  ): Promise<Listener>;
}

export const origin = 'http://localhost';

/** By endpoint, the newest request that was answered well. */
export const answered = new Map<string, AnyRequest>();

export function callerOn(
  app: TestApp,
  credential: Credential,
  headers: Readonly<Record<string, string>> = {},
): Caller {
  const tokens =
    'tokens' in credential
      ? credential.tokens
      : bearer('apiKey' in credential ? credential.apiKey : '');

  async function answerTo(request: Request): Promise<Response> {
    if ('apiKey' in credential) {
      request.headers.delete('Authorization');
      request.headers.set('X-API-Key', credential.apiKey);
    }
    return checked(await app.app.request(request));
  }

  /** A client that shows its newest raw answer. */
  function client() {
    let raw: Response | null = null;
    const made = createClient({
      baseUrl: () => origin + apiBasePath,
      page: new URL(origin),
      async fetch(input, init) {
        const answer = await answerTo(new Request(input, init));
        if (isJson(answer)) raw = answer.clone();
        return answer;
      },
      tokens,
      extraHeaders: () => headers,
      now: app.clock.now,
    });
    return { ...made, raw: () => raw };
  }

  return {
    async call(endpoint, request) {
      const { call, raw } = client();
      const value = await call(endpoint, request);
      await assertAnswer(endpoint, raw());
      answered.set(endpoint.name, request as AnyRequest);
      return value;
    },
    async listen(stream, request, lastEventId) {
      const answer = await client().open<Stream>(stream, request, {
        lastEventId: lastEventId ?? null,
      });
      assertStored(stream, answer);
      answered.set(stream.name, request as AnyRequest);
      return new Listener(stream, answer);
    },
  };
}

/** A token that is never renewed. */
export function bearer(token: string): TokenSource {
  return { token: async () => token, renew: async () => null };
}

/** Where a request goes; a placeholder that it leaves open becomes `unknown`. */
export function pathOf({ path }: AnyEndpoint, { params = {}, query }: AnyRequest = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? 'unknown')),
  );
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

/** A request that the dashboard would not make. */
export async function ask(
  app: TestApp,
  endpoint: AnyEndpoint,
  request: AnyRequest,
  how: TestRequest = {},
): Promise<Response> {
  const { method } = endpoint;
  const { body } = request;
  return checked(
    await app.request(pathOf(endpoint, request), {
      method,
      ...(body !== undefined && { body }),
      ...how,
    }),
  );
}

const isJson = ({ headers }: Response) =>
  /^application\/json\b/.test(headers.get('content-type') ?? '');

/** What is true of every answer. */
async function checked(answer: Response): Promise<Response> {
  for (const name of [
    'X-Request-Id',
    'X-RateLimit-Limit',
    'X-RateLimit-Remaining',
    'X-RateLimit-Reset',
  ]) {
    if (!answer.headers.get(name)) throw new Error(`An answer lacks ${name}.`);
  }
  if (answer.ok) return answer;
  const body: unknown = await answer.clone().json();
  assertExact(errorBody, body, 'an error');
  const { error_code, status } = z.parse(errorBody, body);
  const known: Readonly<Record<string, number>> = errorStatus;
  if (status !== answer.status || known[error_code] !== status || !isJson(answer)) {
    throw new Error(`The error ${error_code} (${status}) came with ${answer.status}.`);
  }
  return answer;
}

async function assertAnswer(endpoint: Endpoint, answer: Response | null): Promise<void> {
  if (answer?.status !== endpoint.status) {
    throw new Error(`${endpoint.name} answered JSON with ${answer?.status}.`);
  }
  assertStored(endpoint, answer);
  assertExact(endpoint.response, await answer.json(), endpoint.name);
}

function assertStored(endpoint: AnyEndpoint, { headers }: Response): void {
  const mayBeStored = headers.get('cache-control') !== 'no-store';
  if (mayBeStored && (endpoint.secret || 'events' in endpoint)) {
    throw new Error(`The answer of ${endpoint.name} may be stored.`);
  }
}
