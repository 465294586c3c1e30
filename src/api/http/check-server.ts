import * as z from 'zod/mini';
import { health } from '../../../contract/server.ts';
import { listSessions } from '../../../contract/sessions.ts';
import { ApiError } from '../api-error.ts';
import { isJsonObject, parseJson } from './read-answer.ts';
import { type Surroundings, unreachable } from './unreachable.ts';

export interface CheckDeps extends Surroundings {
  /** Ends the check; one that took too long counts as no answer. */
  readonly signal: AbortSignal;
}

/**
 * Whether this API answers at an address. It does so by its health, or, where only the guide's
 * endpoints exist, by the way it refuses to list sessions to a stranger. Throws an ApiError that
 * says what is there instead.
 */
export async function checkServer(baseUrl: string, deps: CheckDeps): Promise<void> {
  const healthAnswer = await ask(baseUrl + health.path, deps);
  if (isHealth(healthAnswer) || hasErrorCode(healthAnswer)) return;
  const listAnswer = await ask(baseUrl + listSessions.path, deps);
  if (isRefusal(listAnswer) || hasErrorCode(listAnswer)) return;
  const { status } = listAnswer;
  throw new ApiError({
    status,
    code: status >= 500 ? `HTTP_${status}` : 'NOT_THIS_API',
    message: `GET ${listSessions.path} was answered as this API would not`,
  });
}

/** A server that takes longer is not there, as far as its reader can tell. */
const longestMs = 10_000;

/** `checkServer`, from this page. */
export function checkFromHere(baseUrl: string): Promise<void> {
  return checkServer(baseUrl, {
    page: new URL(location.href),
    fetch: (input, init) => fetch(input, init),
    signal: AbortSignal.timeout(longestMs),
  });
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly json: unknown;
}

async function ask(href: string, deps: CheckDeps): Promise<Answer> {
  const { signal } = deps;
  try {
    const headers = { Accept: 'application/json' };
    const response = await deps.fetch(href, { headers, credentials: 'omit', signal });
    const text = await response.text();
    return { status: response.status, text, json: parseJson(text) };
  } catch {
    if (signal.aborted) throw new ApiError({ status: 0, code: 'NETWORK', message: 'No answer' });
    throw await unreachable(new URL(href), deps);
  }
}

const isHealth = ({ json }: Answer) => z.safeParse(health.response, json).success;

/** The guide's own mark on every error. */
const hasErrorCode = ({ json }: Answer) =>
  isJsonObject(json) && typeof json.error_code === 'string' && 'detail' in json;

/** In the guide's words, or without a word; a website would say something. */
const isRefusal = ({ status, text, json }: Answer) =>
  (status === 401 && text === '') ||
  ([401, 403, 429].includes(status) && isJsonObject(json) && 'detail' in json);
