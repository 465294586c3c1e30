import type { AnyEndpoint } from '../contract/endpoint.ts';
import {
  answerSchema,
  bodySchema,
  componentSchemas,
  type JsonSchema,
  type Parameter,
  parametersOf,
} from './openapi-schemas.ts';

interface Content {
  readonly schema: JsonSchema;
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly content: Readonly<Record<string, Content>>;
  };
  readonly responses: Readonly<
    Record<
      string,
      { readonly description: string; readonly content: Readonly<Record<string, Content>> }
    >
  >;
}

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, unknown>> & {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
  };
}

/** Who may call, in words. */
export function accessWords({ scope, pairingToken }: AnyEndpoint): string {
  if (pairingToken) return 'Takes the token of a pairing link.';
  switch (scope) {
    case 'public':
      return 'Open to everyone.';
    case 'signed-in':
      return 'Takes any credential.';
    case 'login':
      return 'Takes a login; API keys may not.';
    case 'admin':
      return 'Takes the login of an owner or an admin; API keys may not.';
    default:
      return `Takes a login, or an API key with the scope ${scope}.`;
  }
}

function securityOf({ scope, ...endpoint }: AnyEndpoint): Operation['security'] {
  if (scope === 'public') return [];
  const inUrl = 'events' in endpoint ? [{ tokenInUrl: [] }] : [];
  if (scope === 'login' || scope === 'admin') return [{ bearer: [] }];
  return [{ bearer: [] }, { apiKey: scope === 'signed-in' ? [] : [scope] }, ...inUrl];
}

function answerOf(endpoint: AnyEndpoint): Operation['responses'] {
  if (!('events' in endpoint)) {
    const schema = answerSchema(endpoint.response);
    const content = { 'application/json': { schema } };
    return { [endpoint.status]: { description: 'Done', content } };
  }
  const events = Object.entries(endpoint.events).map(([event, data]) => ({
    type: 'object',
    properties: { event: { const: event }, data: answerSchema(data) },
    required: ['event', 'data'],
  }));
  const content = { 'text/event-stream': { schema: { anyOf: events } } };
  return { 200: { description: 'Server-sent events; `data` is JSON', content } };
}

function operationOf(endpoint: AnyEndpoint): Operation {
  const errorSchema: JsonSchema = { $ref: '#/components/schemas/Error' };
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    description: accessWords(endpoint),
    tags: [groupOf(endpoint)],
    security: securityOf(endpoint),
    parameters: parametersOf(endpoint),
    ...(endpoint.body && { requestBody: requestBodyOf(bodySchema(endpoint.body)) }),
    responses: {
      ...answerOf(endpoint),
      default: {
        description: 'Not done; `error_code` says why',
        content: { 'application/json': { schema: errorSchema } },
      },
    },
  };
}

function requestBodyOf(schema: JsonSchema) {
  return {
    required: (schema.required ?? []).length > 0,
    content: { 'application/json': { schema } },
  };
}

/** The first part of the path names what an endpoint is about. */
function groupOf({ path }: AnyEndpoint): string {
  const [, part = ''] = path.split('/');
  return part.replace('-', ' ').replace(/^api\b/, 'API');
}

export function openApiDocument(
  table: Readonly<Record<string, AnyEndpoint>>,
  options: { version: string; basePath: string },
): OpenApiDocument {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const endpoint of Object.values(table)) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(endpoint),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'MoltFlow API', version: options.version },
    servers: [{ url: options.basePath }],
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        tokenInUrl: { type: 'apiKey', in: 'query', name: 'token' },
      },
    },
  };
}
