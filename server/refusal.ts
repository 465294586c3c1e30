import {
  type ErrorBody,
  type ErrorCode,
  errorStatus,
  type FieldError,
} from '../contract/errors.ts';

interface RefusalExtras {
  readonly errors?: readonly FieldError[];
  readonly until?: string | null;
  readonly reason?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that is not done, and why: thrown anywhere below a handler, answered in one place. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: ErrorCode,
    /** For people. Never holds a secret. */
    detail: string,
    readonly extras: RefusalExtras = {},
  ) {
    super(detail);
  }

  toResponse(): Response {
    const status = errorStatus[this.code];
    const { errors, until, reason, headers } = this.extras;
    const body: ErrorBody = {
      detail: this.message,
      error_code: this.code,
      status,
      ...(errors && { errors: [...errors] }),
      ...(until !== undefined && { until }),
      ...(reason !== undefined && { reason }),
    };
    return Response.json(body, { status, ...(headers && { headers }) });
  }
}

/** The request's fields are wrong, each for a reason of its own. */
export function invalidFields(errors: readonly FieldError[]): Refusal {
  const detail = errors.map(({ path, message }) => `${path}: ${message}`).join(' ');
  return new Refusal('VALIDATION_ERROR', detail, { errors });
}

export function invalidField(path: string, message: string): Refusal {
  return invalidFields([{ path, message }]);
}
