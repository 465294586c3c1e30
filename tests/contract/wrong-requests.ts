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

interface Nothing {
  readonly called: string;
  readonly code: ErrorCode;
}

const noSession: Nothing = { called: 'nobody', code: 'SESSION_NOT_FOUND' };
const noKey: Nothing = { called: '999999', code: 'API_KEY_NOT_FOUND' };
/** What is about a session is not named here. */
const others: Readonly<Partial<Record<keyof Endpoints, Nothing>>> = {
  endLogin: { called: '999999', code: 'LOGIN_NOT_FOUND' },
  getApiKey: noKey,
  revokeApiKey: noKey,
  revokePairingLink: { called: '999999', code: 'SESSION_NOT_FOUND' },
  sandboxChangeParticipants: { called: '120363000000000000@g.us', code: 'PHONE_NOT_FOUND' },
};

const fieldsThatName = (endpoint: AnyEndpoint) =>
  fieldsOf(endpoint).filter(({ part, name }) => part === 'params' || name === 'session');

export const isAboutSomething = (endpoint: AnyEndpoint): boolean =>
  fieldsThatName(endpoint).length > 0;

/** The good request, about something that is not there, and what the 404 then says. */
export function aboutNothing(name: keyof Endpoints, endpoint: AnyEndpoint, good: AnyRequest) {
  const { called, code } = others[name] ?? noSession;
  const fill = (request: AnyRequest, field: Field) => withField(request, field, called);
  return { code, request: fieldsThatName(endpoint).reduce(fill, good) };
}
