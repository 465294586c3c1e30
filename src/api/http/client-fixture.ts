import { ApiError } from '../api-error.ts';
import { type ClientDeps, createClient, type TokenSource } from './client.ts';
import type { OddRow } from './read-answer.ts';

export const now = Date.UTC(2026, 0, 25, 15, 0, 0);
export const support = {
  id: 42,
  name: 'support-team',
  status: 'working',
  created_at: '2026-01-20T10:00:00Z',
};

type Reply = Response | (() => Response | Promise<Response>);
export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
export const html = (body: string, status: number) =>
  new Response(body, { status, headers: { 'Content-Type': 'text/html' } });

/** A client before a server that gives these replies, one after the other. */
export const clientBefore = (...replies: Reply[]) => clientWithDeps({}, ...replies);

/** The same, with parts of its own. */
export function clientWithDeps(deps: Partial<ClientDeps>, ...replies: Reply[]) {
  const sent: { request: Request; body: string }[] = [];
  const odd: OddRow[] = [];
  const renewed: string[] = [];
  const refused: string[] = [];
  let isRemembered = false;
  const tokens: TokenSource = {
    token: async () => 'token-1',
    renew: async (refused) => {
      renewed.push(refused);
      return 'token-2';
    },
  };
  const client = createClient({
    baseUrl: () => 'http://box.lan/api/v2',
    page: new URL('http://box.lan/'),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      sent.push({ request, body: await request.clone().text() });
      request.signal.throwIfAborted();
      const reply = replies.shift();
      if (!reply) throw new TypeError('Failed to fetch');
      return typeof reply === 'function' ? reply() : reply;
    },
    tokens,
    streamTokenInUrl: {
      get: () => isRemembered,
      remember: () => {
        isRemembered = true;
      },
    },
    now: () => now,
    onOddRows: (_endpoint, rows) => odd.push(...rows),
    onRefusal: ({ name }, { code }) => refused.push(`${name} ${code}`),
    ...deps,
  });
  return { client, sent, odd, renewed, refused, tokens };
}

/** The ApiError that a call ends with. */
export async function errorOf(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw new Error('expected an ApiError', { cause: error });
  return error;
}
