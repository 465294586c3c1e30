import * as z from 'zod/mini';

/** Every error code of ours and the status it travels with. Clients decide on the code. */
export const errorStatus = {
  INVALID_CREDENTIALS: 401,
  TOKEN_EXPIRED: 401,
  TOKEN_INVALID: 401,
  API_KEY_INVALID: 401,
  INSUFFICIENT_SCOPE: 403,
  FORBIDDEN: 403,
  PLAN_LIMIT_REACHED: 403,
  NOT_FOUND: 404,
  SESSION_NOT_FOUND: 404,
  GROUP_NOT_FOUND: 404,
  CHAT_NOT_FOUND: 404,
  API_KEY_NOT_FOUND: 404,
  LOGIN_NOT_FOUND: 404,
  PHONE_NOT_FOUND: 404,
  PAIRING_LINK_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  SESSION_EXISTS: 409,
  SESSION_NOT_WORKING: 409,
  NO_QR_CODE: 409,
  INVALID_TRANSITION: 409,
  IDEMPOTENCY_KEY_REUSED: 409,
  SETUP_DONE: 409,
  PAIRING_LINK_ENDED: 410,
  VALIDATION_ERROR: 400,
  INVALID_JSON: 400,
  INVALID_CHAT_ID: 400,
  SETUP_TOKEN_INVALID: 403,
  SANDBOX_OFF: 403,
  PAIRING_ASKS_SPENT: 403,
  PAYLOAD_TOO_LARGE: 413,
  WHATSAPP_RESTRICTED: 423,
  RATE_LIMITED: 429,
  PAIRING_CODE_LIMIT: 429,
  INTERNAL_ERROR: 500,
  NOT_READY: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** Where in the request an input is wrong: `keywords[2]`, `body`, `Idempotency-Key`. */
export const fieldError = z.object({ path: z.string(), message: z.string() });
export type FieldError = z.output<typeof fieldError>;

export const errorBody = z.object({
  detail: z.string(),
  error_code: z.string(),
  status: z.int(),
  errors: z.optional(z.array(fieldError)),
  /** With `WHATSAPP_RESTRICTED`: when the restriction ends, if WhatsApp said so. */
  until: z.optional(z.nullable(z.string())),
  /** With `PAIRING_LINK_ENDED`: what ended it. */
  reason: z.optional(z.string()),
});
export type ErrorBody = z.output<typeof errorBody>;
