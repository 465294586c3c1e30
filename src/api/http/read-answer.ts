import * as z from 'zod/mini';
import type { Endpoint, ResponseOf } from '../../../contract/endpoint.ts';
import { confirmation } from '../../../contract/fields.ts';
import { ApiError } from '../api-error.ts';

export interface OddRow {
  /** Its place in the list as it came. */
  readonly index: number;
  /** `[3].status: Invalid input` */
  readonly problem: string;
}

export interface Answer<T> {
  readonly value: T;
  /** Rows that were left out, because they lack what behaviour depends on. Null: not a list. */
  readonly oddRows: readonly OddRow[] | null;
}

type Json = Record<string, unknown>;

export function isJsonObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Undefined when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads the body of a 2xx as the endpoint's answer, liberally: a list may come bare or as
 * `{ items }`, a row that does not fit costs that row only, a confirmation may be empty.
 */
export function readAnswer<E extends Endpoint>(
  endpoint: E,
  response: Response,
  text: string,
): Answer<ResponseOf<E>> {
  const context = { endpoint, response };
  const json = parseJson(text);
  if (endpoint.response === confirmation) {
    if (json === undefined && text.trim() !== '') throw notThisApi(context);
    const message = isJsonObject(json) && typeof json.message === 'string' ? json.message : '';
    return { value: { message } as ResponseOf<E>, oddRows: null };
  }
  if (json === undefined) throw notThisApi(context);

  const list = listOf(endpoint.response);
  const rows = list ? rowsOf(json) : null;
  if (!list || !rows) {
    return { value: parse(context, endpoint.response, json) as ResponseOf<E>, oddRows: null };
  }
  const { good, odd } = sortRows(list.row, rows);
  const first = odd[0];
  if (first && good.length === 0) throw mismatch(context, first.problem);
  if (list.bare) return { value: good as ResponseOf<E>, oddRows: odd };
  const page = parse(context, endpoint.response, {
    next_cursor: null,
    ...(isJsonObject(json) && json),
    items: [],
  });
  return { value: { ...(page as Json), items: good } as ResponseOf<E>, oddRows: odd };
}

interface Context {
  readonly endpoint: Endpoint;
  readonly response: Response;
}

function parse(context: Context, schema: z.core.$ZodType, value: unknown): unknown {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  throw mismatch(context, problemOf(parsed.error));
}

function sortRows(row: z.core.$ZodType, rows: readonly unknown[]) {
  const good: unknown[] = [];
  const odd: OddRow[] = [];
  for (const [index, value] of rows.entries()) {
    const parsed = z.safeParse(row, value);
    if (parsed.success) good.push(parsed.data);
    else odd.push({ index, problem: problemOf(parsed.error, [index]) });
  }
  return { good, odd };
}

/** The schema of a list's rows, and whether the contract has the list bare. */
function listOf(schema: z.core.$ZodType): { row: z.core.$ZodType; bare: boolean } | null {
  if (schema instanceof z.ZodMiniArray) return { row: schema._zod.def.element, bare: true };
  if (!(schema instanceof z.ZodMiniObject)) return null;
  const items = schema._zod.def.shape.items;
  return items instanceof z.ZodMiniArray ? { row: items._zod.def.element, bare: false } : null;
}

function rowsOf(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json;
  return isJsonObject(json) && Array.isArray(json.items) ? json.items : null;
}

function problemOf(error: z.core.$ZodError, at: readonly PropertyKey[] = []): string {
  const issue = error.issues[0];
  const path = fieldPath([...at, ...(issue?.path ?? [])]);
  return `${path || 'the answer'}: ${issue?.message ?? 'Invalid input'}`;
}

/** `['keywords', 2, 'text']` → `keywords[2].text` */
export function fieldPath(parts: readonly PropertyKey[]): string {
  return parts.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`;
    return path ? `${path}.${String(part)}` : String(part);
  }, '');
}

function mismatch({ endpoint, response }: Context, problem: string): ApiError {
  return new ApiError({
    status: response.status,
    code: 'CONTRACT_MISMATCH',
    message: `${endpoint.method} ${endpoint.path} (${endpoint.name}): ${problem}`,
    requestId: response.headers.get('x-request-id'),
  });
}

function notThisApi({ endpoint, response }: Context): ApiError {
  return new ApiError({
    status: response.status,
    code: 'NOT_THIS_API',
    message: `${endpoint.method} ${endpoint.path} was answered with something that is not JSON`,
    requestId: response.headers.get('x-request-id'),
  });
}
