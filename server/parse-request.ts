import * as z from 'zod/mini';
import {
  type AnyEndpoint,
  type ParsedRequestOf,
  pairingTokenHeader,
} from '../contract/endpoint.ts';
import type { FieldError } from '../contract/errors.ts';
import { invalidField, invalidFields, Refusal } from './refusal.ts';
import type { AppContext } from './request-context.ts';

type Issue = z.core.$ZodIssue;
const english = z.locales.en().localeError;

/** `['keywords', 2]` as `keywords[2]`. */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text ? `${text}.${String(part)}` : String(part);
  }, '');
}

function words(issue: z.core.$ZodRawIssue) {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'This is missing.';
  return english(issue);
}

function fieldErrors(issues: readonly Issue[], whole: string): FieldError[] {
  return issues.map(({ path, message }) => ({ path: pathText(path) || whole, message }));
}

/** Texts that neither UTF-8 nor the database can hold: NUL, and half a surrogate pair. */
function unstorable(value: unknown, path: readonly PropertyKey[]): FieldError[] {
  if (typeof value === 'string') {
    const refused = value.includes('\0') || /\p{Surrogate}/u.test(value);
    const message = 'This holds a NUL or half a character.';
    return refused ? [{ path: pathText(path), message }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, part]) =>
    unstorable(part, [...path, isList ? Number(key) : key]),
  );
}

function check<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
  whole: string,
): z.output<Schema> {
  const parsed = z.safeParse(schema, value, { error: words });
  if (!parsed.success) throw invalidFields(fieldErrors(parsed.error.issues, whole));
  const refused = unstorable(parsed.data, []);
  if (refused.length > 0) throw invalidFields(refused);
  return parsed.data;
}

/** The body as JSON, whatever its content type says; an empty one is an empty object. */
async function readJson(c: AppContext): Promise<unknown> {
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('INVALID_JSON', 'The body is not JSON in UTF-8.');
  }
}

function idempotencyKey(c: AppContext): string | undefined {
  const key = c.req.header('idempotency-key');
  if (key !== undefined && !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw invalidField('Idempotency-Key', 'A key is 1 to 255 printable characters, no spaces.');
  }
  return key;
}

function pairingToken(c: AppContext): string {
  const token = c.req.header(pairingTokenHeader);
  if (!token) throw invalidField(pairingTokenHeader, 'This is missing.');
  return token;
}

/** The parts of a request that the endpoint names, validated; throws with every wrong field. */
export async function parseRequest<E extends AnyEndpoint>(
  c: AppContext,
  endpoint: E,
): Promise<ParsedRequestOf<E>> {
  const { params, query, body, idempotent } = endpoint;
  const parsed = {
    ...(params && { params: check(params, c.req.param(), 'path') }),
    ...(query && { query: check(query, c.req.query(), 'query') }),
    ...(body && { body: check(body, await readJson(c), 'body') }),
    ...(idempotent && { idempotencyKey: idempotencyKey(c) }),
    ...(endpoint.pairingToken && { pairingToken: pairingToken(c) }),
  };
  return parsed as ParsedRequestOf<E>;
}
