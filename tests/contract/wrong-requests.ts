import * as z from 'zod/mini';
import type { AnyEndpoint } from '../../contract/endpoint.ts';
import type { Endpoints } from '../../contract/endpoints.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import type { AnyRequest } from './caller.ts';

const parts = ['params', 'query', 'body'] as const;
type Part = (typeof parts)[number];
type Field = { part: Part; name: string; schema: z.core.$ZodType };

/** Every field that an endpoint names in its path, query and body. */
export function fieldsOf(endpoint: AnyEndpoint): Field[] {
  return parts.flatMap((part) => {
    const schema = endpoint[part];
    if (!(schema instanceof z.ZodMiniObject)) return [];
    const shape = Object.entries<z.core.$ZodType>(schema._zod.def.shape);
    return shape.map(([name, inner]) => ({ part, name, schema: inner }));
  });
}

function withField(request: AnyRequest, { part, name }: Field, value: unknown): AnyRequest {
  return { ...request, [part]: { ...(request[part] ?? {}), [name]: value } };
}

const takes = (schema: z.core.$ZodType, value: unknown) => z.safeParse(schema, value).success;

/** Neither UTF-8 nor a database holds these; no field takes them. */
const unstorable = ['a\0b', '\ud83d'];
/** What a field has, but for those of these that it takes. */
const oddValues: Readonly<Record<Part, readonly unknown[]>> = {
  params: ['x', '0', '-1', '1.5', '1e99'],
  query: ['', 'x', '0', '-1', '1.5', '100000', undefined],
  body: [{}, null, undefined],
};

/** The good request with one field changed to what that field can't be. */
export function wrongRequests(endpoint: AnyEndpoint, good: AnyRequest) {
  return fieldsOf(endpoint).flatMap((field) => {
    // A URL can't hold half a character.
    const texts = unstorable.slice(0, field.part === 'body' ? 2 : 1);
    const refused = oddValues[field.part].filter((value) => !takes(field.schema, value));
    return [...refused, ...texts].map((value) => ({
      field: field.name,
      request: withField(good, field, value),
    }));
  });
}

/** Where a request names something that may not exist. */
const names: Readonly<Record<string, string>> = {
  name: 'nobody',
  session: 'nobody',
  id: '999999',
};
const namingFields = (endpoint: AnyEndpoint) =>
  fieldsOf(endpoint).filter(
    ({ part, name }) => part === 'params' || (name === 'session' && name in names),
  );

export const isAboutSomething = (endpoint: AnyEndpoint): boolean =>
  namingFields(endpoint).length > 0;

/** The good request, about something that is not there. */
export function aboutNothing(endpoint: AnyEndpoint, good: AnyRequest): AnyRequest {
  return namingFields(endpoint).reduce(
    (request, field) => withField(request, field, names[field.name]),
    good,
  );
}

/** What is missing then; a session where nothing is said. */
export const codeOfNothing: Readonly<Partial<Record<keyof Endpoints, ErrorCode>>> = {
  endLogin: 'LOGIN_NOT_FOUND',
  getApiKey: 'API_KEY_NOT_FOUND',
  revokeApiKey: 'API_KEY_NOT_FOUND',
  sandboxChangeParticipants: 'PHONE_NOT_FOUND',
};
