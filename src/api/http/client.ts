import {
  type AnyEndpoint,
  type Endpoint,
  pairingTokenHeader,
  type RequestOf,
  type ResponseOf,
  type StreamEndpoint,
} from '../../../contract/endpoint.ts';
import { ApiError, isApiError } from '../api-error.ts';
import { type OddRow, readAnswer } from './read-answer.ts';
import { readError } from './read-error.ts';
import { type Surroundings, unreachable } from './unreachable.ts';

/** Where the client gets its credential from. */
export interface TokenSource {
  /** Good for some time yet; null while nobody is logged in. */
  token(): Promise<string | null>;
  /** Another one, after the server refused `refused`; null when the login is over. */
  renew(refused: string): Promise<string | null>;
  /** The header that presents it; that of a bearer token, unless said otherwise. */
  readonly header?: (token: string) => Record<string, string>;
}

export interface ClientDeps extends Surroundings {
  /** Absolute, without a slash at the end. */
  readonly baseUrl: () => string;
  readonly tokens: TokenSource;
  /** Headers for one request, beside those every request has. */
  readonly extraHeaders?: (endpoint: AnyEndpoint) => Record<string, string>;
  /** Whether a server of another origin lets this page send no headers but those of the guide. */
  readonly guideHeadersOnly?: () => boolean;
  readonly now: () => number;
  /** Whether the server takes a stream's token in the address only. Shared by all tabs. */
  readonly streamTokenInUrl?: { get(): boolean; remember(): void };
  /** Hears, after every list, which of its rows were left out (mostly none). */
  readonly onOddRows?: (endpoint: Endpoint, rows: readonly OddRow[]) => void;
  /** Hears every answer outside 2xx. */
  readonly onRefusal?: (endpoint: AnyEndpoint, error: ApiError) => void;
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
  readonly pairingToken?: string;
}

/** Where the token travels. In the address is the guide's way, for streams. */
type TokenPlace = 'header' | 'url';

export function createClient(deps: ClientDeps): Client {
  /** Servers that took a stream's token neither in the header nor in the address. */
  const refusedBoth = new Set<string>();
  const headerOf = deps.tokens.header ?? bearer;

  async function send(endpoint: AnyEndpoint, request: AnyRequest, init: RequestInit) {
    const url = urlOf(deps.baseUrl(), endpoint, request);
    try {
      return await deps.fetch(url, init);
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw await unreachable(url, deps);
    }
  }

  /**
   * Sends with the credential; a refused one is renewed once. Only 2xx come back.
   * @param inAddress the credential goes there, and into no header
   */
  async function ask(
    endpoint: AnyEndpoint,
    request: AnyRequest,
    options: StreamOptions,
    accept: string,
    place: TokenPlace = 'header',
  ): Promise<Response> {
    const ownHeaders = {
      ...deps.extraHeaders?.(endpoint),
      ...(request.idempotencyKey && { 'Idempotency-Key': request.idempotencyKey }),
      ...(options.lastEventId && { 'Last-Event-ID': options.lastEventId }),
    };
    const init = (token: string | null): RequestInit => ({
      method: endpoint.method,
      headers: {
        Accept: accept,
        ...(!deps.guideHeadersOnly?.() && ownHeaders),
        ...(request.body !== undefined && { 'Content-Type': 'application/json' }),
        ...(request.pairingToken && { [pairingTokenHeader]: request.pairingToken }),
        ...(token && headerOf(token)),
      },
      body: request.body === undefined ? null : JSON.stringify(request.body),
      signal: options.signal ?? null,
    });
    const sendWith = (token: string) =>
      place === 'header'
        ? send(endpoint, request, init(token))
        : send(endpoint, { ...request, query: { ...request.query, token } }, init(null));
    if (endpoint.scope === 'public') {
      return successOf(endpoint, await send(endpoint, request, init(null)));
    }
    const token = await deps.tokens.token();
    if (!token) throw loginOver(deps.now());
    const response = await sendWith(token);
    if (response.status !== 401) return successOf(endpoint, response);
    const error = await errorOf(endpoint, response, !isBearer(token));
    // A wrong password in a form is no sign of an old token.
    if (error.status !== 401 || error.code === 'INVALID_CREDENTIALS') throw error;
    const renewed = await deps.tokens.renew(token);
    if (!renewed) throw error;
    return successOf(endpoint, await sendWith(renewed));
  }

  /** As `ask`. A server that refuses the header, as the guide's may, is tried with `?token=` once. */
  async function askForStream(
    endpoint: StreamEndpoint,
    request: AnyRequest,
    options: StreamOptions,
  ): Promise<Response> {
    const accept = 'text/event-stream';
    const inUrl = () => ask(endpoint, request, options, accept, 'url');
    const mayBeInUrl = endpoint.inGuide && (await hasBearer());
    if (mayBeInUrl && deps.streamTokenInUrl?.get()) return inUrl();
    try {
      return await ask(endpoint, request, options, accept);
    } catch (error) {
      const server = deps.baseUrl();
      if (!mayBeInUrl || !mayWantTokenInUrl(error) || refusedBoth.has(server)) throw error;
      if (!(await deps.tokens.token())) throw error;
      const response = await inUrl().catch((refusal: unknown) => {
        if (mayWantTokenInUrl(refusal)) refusedBoth.add(server);
        throw refusal;
      });
      deps.streamTokenInUrl?.remember();
      return response;
    }
  }

  /** The one credential that may be seen in an address. */
  async function hasBearer(): Promise<boolean> {
    const token = await deps.tokens.token();
    return token !== null && isBearer(token);
  }

  const isBearer = (token: string) => 'Authorization' in headerOf(token);

  async function successOf(endpoint: AnyEndpoint, response: Response): Promise<Response> {
    if (response.ok) return response;
    throw await errorOf(endpoint, response);
  }

  async function errorOf(
    endpoint: AnyEndpoint,
    response: Response,
    isByKey = false,
  ): Promise<ApiError> {
    const said = readError(endpoint, response, await textOf(response), deps.now());
    const error = isByKey && isNotForKeys(endpoint, said) ? forbidden(said) : said;
    deps.onRefusal?.(endpoint, error);
    return error;
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
    async call(endpoint, request, options = {}) {
      const response = await ask(endpoint, request as AnyRequest, options, 'application/json');
      const text = await textOf(response, options.signal);
      const { value, oddRows } = readAnswer(endpoint, response, text);
      if (oddRows) deps.onOddRows?.(endpoint, oddRows);
      return value;
    },

    async open(endpoint, request, options = {}) {
      const response = await askForStream(endpoint, request as AnyRequest, options);
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

/** How a token of the login is presented. */
export function bearer(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}` };
}

/** A token that was good enough to be renewed with, or 403 without a reason. */
function mayWantTokenInUrl(error: unknown): boolean {
  if (!isApiError(error)) return false;
  return error.status === 401 || error.code === 'HTTP_403';
}

/**
 * The guide's plain requests are for keys, so 401 there is about the key itself. Streams may take
 * tokens alone, and so may what a server has beyond the guide.
 */
function isNotForKeys(endpoint: AnyEndpoint, { status, code }: ApiError): boolean {
  const takesKeys = endpoint.inGuide && 'response' in endpoint;
  return status === 401 && code !== 'API_KEY_INVALID' && !takesKeys;
}

function forbidden(said: ApiError): ApiError {
  return new ApiError({ ...said, message: said.message, status: 403, code: 'FORBIDDEN' });
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
