import { expect } from 'vitest';
import * as z from 'zod/mini';
import type { AnyEndpoint, Endpoint, RequestOf, ResponseOf } from '../../contract/endpoint.ts';
import { apiBasePath } from '../../contract/endpoint.ts';
import { type ErrorCode, errorBody, errorStatus } from '../../contract/errors.ts';
import type { TestApp, TestRequest } from '../../server/app-fixture.ts';
import type { ApiErrorFields } from '../../src/api/api-error.ts';
import { type Client, createClient, type TokenSource } from '../../src/api/http/client.ts';
import type { CookieJar } from './cookie-jar.ts';
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
  ): Promise<Listener<E['events']>>;
}

export interface CallerOptions {
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly jar?: CookieJar;
}

const origin = 'http://localhost';

/** By endpoint, the newest request that was answered well. */
export const answered = new Map<string, AnyRequest>();

export function callerOn(
  app: TestApp,
  credential: Credential,
  { headers = {}, jar }: CallerOptions = {},
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
    jar?.addTo(request);
    const answer = await app.app.request(request);
    jar?.keep(answer);
    return answer;
  }

  /** Looks at every answer the client gets, and hands out the last one as it came. */
  async function use<T>(task: (client: Client) => Promise<T>): Promise<[T, Response | undefined]> {
    const answers: Response[] = [];
    const client = createClient({
      baseUrl: () => origin + apiBasePath,
      page: new URL(origin),
      async fetch(input, init) {
        const answer = await answerTo(new Request(input, init));
        answers.push(isJson(answer) ? answer.clone() : answer);
        return answer;
      },
      tokens,
      extraHeaders: () => headers,
      now: app.clock.now,
    });
    try {
      return [await task(client), answers.at(-1)];
    } finally {
      for (const answer of answers) await assertSound(answer);
    }
  }

  return {
    async call(endpoint, request) {
      const [value, answer] = await use(({ call }) => call(endpoint, request));
      await assertAnswer(endpoint, answer);
      answered.set(endpoint.name, request as AnyRequest);
      return value;
    },
    async listen(stream, request, lastEventId = '') {
      const [answer] = await use(({ open }) => open<Stream>(stream, request, { lastEventId }));
      assertNotStored(stream, answer);
      answered.set(stream.name, request as AnyRequest);
      return new Listener(stream, answer);
    },
  };
}

/** Proves that a call is refused, with this code and the status that belongs to it. */
export async function refused(
  answer: Promise<unknown>,
  code: ErrorCode,
  more: Partial<ApiErrorFields> = {},
): Promise<void> {
  await expect(answer).rejects.toMatchObject({ code, status: errorStatus[code], ...more });
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
  const sent = { method, ...(body !== undefined && { body }), ...how };
  const answer = await app.request(pathOf(endpoint, request), sent);
  await assertSound(answer);
  return answer;
}

const isJson = ({ headers }: Response) =>
  /^application\/json\b/.test(headers.get('content-type') ?? '');

const everywhere = ['Request-Id', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];

/** What is true of every answer. */
async function assertSound(answer: Response): Promise<void> {
  const missing = everywhere.filter((name) => !answer.headers.get(`X-${name}`));
  if (missing.length > 0) throw new Error(`An answer lacks ${missing.join(', ')}.`);
  if (answer.ok) return;
  if (!isJson(answer)) throw new Error(`An error (${answer.status}) is no JSON.`);
  const body: unknown = await answer.clone().json();
  assertExact(errorBody, body, 'An error');
  const { error_code, status } = z.parse(errorBody, body);
  const known: Readonly<Record<string, number>> = errorStatus;
  if (status !== answer.status || known[error_code] !== status) {
    throw new Error(`The error ${error_code} (${status}) came with ${answer.status}.`);
  }
}

async function assertAnswer(endpoint: Endpoint, answer: Response | undefined): Promise<void> {
  if (!answer || !isJson(answer)) throw new Error(`The answer of ${endpoint.name} is no JSON.`);
  if (answer.status !== endpoint.status) {
    throw new Error(`${endpoint.name} answered with ${answer.status}.`);
  }
  assertNotStored(endpoint, answer);
  assertExact(endpoint.response, await answer.json(), endpoint.name);
}

function assertNotStored(endpoint: AnyEndpoint, { headers }: Response): void {
  const mayBeStored = headers.get('cache-control') !== 'no-store';
  if (mayBeStored && (endpoint.secret || 'events' in endpoint)) {
    throw new Error(`The answer of ${endpoint.name} may be stored.`);
  }
}
