import type {
  AnyEndpoint,
  Endpoint,
  RequestOf,
  ResponseOf,
  StreamEndpoint,
} from '../../contract/endpoint.ts';
import { ApiError } from './api-error.ts';
import { type OddRow, readAnswer } from './read-answer.ts';
import { readError } from './read-error.ts';
import { type Surroundings, unreachable } from './unreachable.ts';

/** Where the client gets its bearer token from. */
export interface TokenSource {
  /** Good for some time yet; null while nobody is logged in. */
  token(): Promise<string | null>;
  /** Another one, after the server refused `refused`; null when the login is over. */
  renew(refused: string): Promise<string | null>;
}

export interface ClientDeps extends Surroundings {
  /** Absolute, without a slash at the end. */
  readonly baseUrl: () => string;
  readonly tokens: TokenSource;
  /** Headers for one request, beside those every request has. */
  readonly extraHeaders?: (endpoint: AnyEndpoint) => Record<string, string>;
  readonly now: () => number;
  /** Hears, after every list, which of its rows were left out (mostly none). */
  readonly onOddRows?: (endpoint: Endpoint, rows: readonly OddRow[]) => void;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface StreamOptions extends CallOptions {
  readonly lastEventId?: string | null;
}

export interface Client {
  /** The parsed answer. Throws an ApiError, or the signal's reason. */
  call<E extends Endpoint>(
    endpoint: E,
    request: RequestOf<E>,
    options?: CallOptions,
  ): Promise<ResponseOf<E>>;
  /** An open stream. Throws as `call` does, also when the answer is no event stream. */
  open<E extends StreamEndpoint>(
    endpoint: E,
    request: RequestOf<E>,
    options?: StreamOptions,
  ): Promise<Response>;
}

/** What a request may hold, whichever endpoint it is for. */
interface AnyRequest {
  readonly params?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

export function createClient(deps: ClientDeps): Client {
  async function send(endpoint: AnyEndpoint, request: AnyRequest, init: RequestInit) {
    const url = urlOf(deps.baseUrl(), endpoint, request);
    try {
      return await deps.fetch(url, init);
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw await unreachable(url, deps);
    }
  }

  /** Sends with the credential; a refused one is renewed once. Only 2xx come back. */
  async function ask(
    endpoint: AnyEndpoint,
    request: AnyRequest,
    headers: Record<string, string>,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    const init = (token: string | null): RequestInit => ({
      method: endpoint.method,
      headers: {
        ...headers,
        ...deps.extraHeaders?.(endpoint),
        ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
        ...(request.idempotencyKey && { 'Idempotency-Key': request.idempotencyKey }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      body: request.body === undefined ? null : JSON.stringify(request.body),
      signal: signal ?? null,
    });
    if (endpoint.scope === 'public') {
      return successOf(endpoint, await send(endpoint, request, init(null)));
    }
    const token = await deps.tokens.token();
    if (!token) throw loginOver(deps.now());
    const response = await send(endpoint, request, init(token));
    if (response.status !== 401) return successOf(endpoint, response);
    const error = await errorOf(endpoint, response);
    // A wrong password in a form is no sign of an old token.
    if (error.code === 'INVALID_CREDENTIALS') throw error;
    const renewed = await deps.tokens.renew(token);
    if (!renewed) throw error;
    return successOf(endpoint, await send(endpoint, request, init(renewed)));
  }

  async function successOf(endpoint: AnyEndpoint, response: Response): Promise<Response> {
    if (response.ok) return response;
    throw await errorOf(endpoint, response);
  }

  async function errorOf(endpoint: AnyEndpoint, response: Response): Promise<ApiError> {
    return readError(endpoint, response, await textOf(response), deps.now());
  }

  async function textOf(response: Response, signal?: AbortSignal): Promise<string> {
    try {
      return await response.text();
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new ApiError({ status: 0, code: 'NETWORK', message: 'The answer broke off' });
    }
  }

  return {
    async call(endpoint, request, { signal } = {}) {
      const response = await ask(
        endpoint,
        request as AnyRequest,
        { Accept: 'application/json' },
        signal,
      );
      const { value, oddRows } = readAnswer(endpoint, response, await textOf(response, signal));
      if (oddRows) deps.onOddRows?.(endpoint, oddRows);
      return value;
    },

    async open(endpoint, request, { signal, lastEventId } = {}) {
      const headers = {
        Accept: 'text/event-stream',
        ...(lastEventId && { 'Last-Event-ID': lastEventId }),
      };
      const response = await ask(endpoint, request as AnyRequest, headers, signal);
      if (response.headers.get('content-type')?.includes('text/event-stream')) return response;
      await response.body?.cancel();
      throw new ApiError({
        status: response.status,
        code: 'NOT_THIS_API',
        message: `${endpoint.path} is no event stream here`,
      });
    },
  };
}

function urlOf(baseUrl: string, endpoint: AnyEndpoint, request: AnyRequest): URL {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    pathPart(String(request.params?.[name])),
  );
  const url = new URL(baseUrl + path);
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
  }
  return url;
}

/** URLs resolve `.` and `..` even when escaped, so these would ask for another path. */
function pathPart(value: string): string {
  if (value !== '' && value !== '.' && value !== '..') return encodeURIComponent(value);
  throw new ApiError({ status: 404, code: 'NOT_FOUND', message: `Nothing is called "${value}"` });
}

/** The same words as the server's, without asking it. */
function loginOver(receivedAt: number): ApiError {
  return new ApiError({
    status: 401,
    code: 'TOKEN_EXPIRED',
    message: 'The login is over',
    receivedAt,
  });
}
