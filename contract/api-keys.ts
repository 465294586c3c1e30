import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { confirmation, idParams, isoTime, optionalText, optionalTime } from './fields.ts';
import { scopes } from './scopes.ts';

export const apiKey = z.object({
  id: z.int(),
  name: z.string(),
  key_prefix: z.string(),
  last4: optionalText,
  /** Open: another server may know scopes that we don't. None grants nothing. */
  scopes: z.array(z.string()),
  /** Null: every session. */
  session_names: z._default(z.nullable(z.array(z.string())), null),
  created_at: isoTime,
  created_by: optionalText,
  expires_at: optionalTime,
  last_used_at: optionalTime,
  is_active: z._default(z.boolean(), true),
});
export type ApiKey = z.output<typeof apiKey>;

export const listApiKeys = endpoint({
  name: 'listApiKeys',
  method: 'GET',
  path: '/api-keys',
  scope: 'admin',
  summary: 'API keys, without their secrets',
  inGuide: false,
  query: z.object({
    limit: z.optional(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(200)))),
    cursor: z.optional(z.string()),
  }),
  status: 200,
  response: z.object({ items: z.array(apiKey), next_cursor: z.nullable(z.string()) }),
});

export const createApiKey = endpoint({
  name: 'createApiKey',
  method: 'POST',
  path: '/api-keys',
  scope: 'admin',
  summary: 'Make an API key; its secret is in this answer only',
  inGuide: false,
  secret: true,
  body: z.object({
    name: z.string().check(z.trim(), z.minLength(1, 'A key needs a name.'), z.maxLength(100)),
    scopes: z.array(z.enum(scopes)),
    expires_in_days: z.optional(z.nullable(z.int().check(z.gte(1), z.lte(3650)))),
    session_names: z.optional(z.nullable(z.array(z.string()).check(z.maxLength(200)))),
  }),
  status: 201,
  response: z.extend(apiKey, { raw_key: z.string() }),
});

export const getApiKey = endpoint({
  name: 'getApiKey',
  method: 'GET',
  path: '/api-keys/{id}',
  scope: 'admin',
  summary: 'One API key, without its secret',
  inGuide: false,
  params: idParams,
  status: 200,
  response: apiKey,
});

export const revokeApiKey = endpoint({
  name: 'revokeApiKey',
  method: 'DELETE',
  path: '/api-keys/{id}',
  scope: 'admin',
  summary: 'Revoke an API key',
  inGuide: false,
  params: idParams,
  status: 200,
  response: confirmation,
});
