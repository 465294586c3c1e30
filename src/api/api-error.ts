import type { FieldError } from '../../contract/errors.ts';

/**
 * What can go wrong before, or instead of, an answer of the API.
 * `NETWORK`: no answer at all. `CORS`: it answers, but not to this page. `MIXED_CONTENT`: a page
 * over https may not ask over http. `NOT_THIS_API`: something else answered. `NOT_OFFERED`: this
 * server has no such endpoint, which the guide does not name.
 * `CONTRACT_MISMATCH`: a field we depend on is missing or of another kind.
 */
export type ClientErrorCode =
  | 'NETWORK'
  | 'CORS'
  | 'MIXED_CONTENT'
  | 'NOT_THIS_API'
  | 'NOT_OFFERED'
  | 'CONTRACT_MISMATCH';

export interface ApiErrorFields {
  /** 0 when there was no answer. */
  readonly status: number;
  /** The server's `error_code`, one of ours, or `HTTP_<status>` when the server named none. */
  readonly code: string;
  readonly message: string;
  readonly requestId?: string | null;
  /** Seconds to wait, counted from `receivedAt`. */
  readonly retryAfter?: number | null;
  readonly errors?: readonly FieldError[];
  /** What the credential lacks, as `INSUFFICIENT_SCOPE` says. */
  readonly requiredScopes?: readonly string[];
  /** When a WhatsApp restriction ends, if known: ISO-8601. */
  readonly until?: string | null;
  /** What ended a pairing link. */
  readonly reason?: string | null;
  /** Milliseconds since the epoch. */
  readonly receivedAt?: number;
}

/** The one error of this folder. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;
  readonly retryAfter: number | null;
  readonly errors: readonly FieldError[];
  readonly requiredScopes: readonly string[];
  readonly until: string | null;
  readonly reason: string | null;
  readonly receivedAt: number;

  constructor(fields: ApiErrorFields) {
    super(fields.message);
    this.status = fields.status;
    this.code = fields.code;
    this.requestId = fields.requestId ?? null;
    this.retryAfter = fields.retryAfter ?? null;
    this.errors = fields.errors ?? [];
    this.requiredScopes = fields.requiredScopes ?? [];
    this.until = fields.until ?? null;
    this.reason = fields.reason ?? null;
    this.receivedAt = fields.receivedAt ?? Date.now();
  }
}

export function isApiError(error: unknown, code?: string): error is ApiError {
  return error instanceof ApiError && (code === undefined || error.code === code);
}
