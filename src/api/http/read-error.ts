import type { AnyEndpoint } from '../../../contract/endpoint.ts';
import type { FieldError } from '../../../contract/errors.ts';
import { ApiError } from '../api-error.ts';
import { fieldPath, isJsonObject, parseJson } from './read-answer.ts';

/** Reads an answer outside 2xx, whoever wrote it: this API, FastAPI's validation, a proxy. */
export function readError(
  endpoint: AnyEndpoint,
  response: Response,
  text: string,
  receivedAt: number,
): ApiError {
  const json = parseJson(text);
  const body = isJsonObject(json) ? json : {};
  const errors = readFieldErrors(body);
  const detail =
    typeof body.detail === 'string' ? body.detail : errors.map((error) => error.message).join(' ');
  return new ApiError({
    status: response.status,
    code: codeOf(endpoint, response, body, text),
    message: detail || response.statusText || `HTTP ${response.status}`,
    requestId: response.headers.get('x-request-id'),
    retryAfter: readRetryAfter(response.headers, receivedAt),
    errors,
    requiredScopes: response.headers.get('x-required-scopes')?.match(/[^\s,]+/g) ?? [],
    until: typeof body.until === 'string' ? body.until : null,
    reason: typeof body.reason === 'string' ? body.reason : null,
    receivedAt,
  });
}

function codeOf(
  { inGuide, scope }: AnyEndpoint,
  response: Response,
  body: Record<string, unknown>,
  text: string,
): string {
  if (!inGuide && isMissing(response, body)) return 'NOT_OFFERED';
  if (typeof body.error_code === 'string') return body.error_code;
  // A server of the guide has these paths, so whoever sends a page instead is none.
  const isPage = inGuide && /^\s*</.test(text);
  if (isPage && [401, 403, 404, 405].includes(response.status)) return 'NOT_THIS_API';
  if (response.status === 401 && scope === 'public') return 'INVALID_CREDENTIALS';
  if (response.status === 422) return 'VALIDATION_ERROR';
  if (response.status === 429) return 'RATE_LIMITED';
  return `HTTP_${response.status}`;
}

/** Whether the endpoint itself is what does not exist, and not the thing asked of it. */
function isMissing({ status }: Response, { error_code: code, detail }: Record<string, unknown>) {
  if (status === 405 || status === 501) return true;
  if (status !== 404) return false;
  if (typeof code === 'string') return code === 'NOT_FOUND';
  return typeof detail !== 'string' || /^not found\.?$/i.test(detail);
}

/** Ours: `errors: [{ path, message }]`. FastAPI's: `detail: [{ loc: ['body', 'name'], msg }]`. */
function readFieldErrors(body: Record<string, unknown>): FieldError[] {
  const rows = [body.errors, body.detail].find(Array.isArray) ?? [];
  return rows.filter(isJsonObject).map((row) => ({
    path: typeof row.path === 'string' ? row.path : readLocation(row.loc),
    message: [row.message, row.msg].find((text) => typeof text === 'string') ?? '',
  }));
}

function readLocation(location: unknown): string {
  if (!Array.isArray(location)) return '';
  const [first, ...rest] = location;
  return fieldPath(['body', 'query', 'path', 'header'].includes(first) ? rest : location);
}

/** Seconds, from `Retry-After` (seconds or a date) or `X-RateLimit-Reset` (Unix seconds). */
function readRetryAfter(headers: Headers, now: number): number | null {
  const until = (ms: number) => Math.max(0, Math.ceil((ms - now) / 1000));
  const retryAfter = headers.get('retry-after')?.trim();
  if (retryAfter) {
    if (/^[0-9]+$/.test(retryAfter)) return Number(retryAfter);
    const date = Date.parse(retryAfter);
    if (!Number.isNaN(date)) return until(date);
  }
  const reset = headers.get('x-ratelimit-reset')?.trim();
  const isSpent = headers.get('x-ratelimit-remaining')?.trim() === '0';
  return isSpent && reset && /^[0-9]+$/.test(reset) ? until(Number(reset) * 1000) : null;
}
