import * as z from 'zod/mini';
import { apiKey } from '../contract/api-keys.ts';
import { loginRecord, tokens, user } from '../contract/auth.ts';
import { type AnyEndpoint, pairingTokenHeader } from '../contract/endpoint.ts';
import { errorBody } from '../contract/errors.ts';
import { whatsappGroup } from '../contract/groups.ts';
import { message, messageAck } from '../contract/messages.ts';
import { pairingLink, pairingState } from '../contract/pairing-links.ts';
import { sandboxPhone } from '../contract/sandbox.ts';
import { pairingCode, qrCode, session, statusChange } from '../contract/sessions.ts';

export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
}

type Schema = z.core.$ZodType;

/** The things that answers are made of, by the names that generated clients see. */
const named: Readonly<Record<string, Schema>> = {
  ApiKey: apiKey,
  Error: errorBody,
  Login: loginRecord,
  Message: message,
  MessageAck: messageAck,
  PairingCode: pairingCode,
  PairingLink: pairingLink,
  PairingState: pairingState,
  QrCode: qrCode,
  SandboxPhone: sandboxPhone,
  Session: session,
  StatusChange: statusChange,
  Tokens: tokens,
  User: user,
  WhatsappGroup: whatsappGroup,
};

const registry = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });

const open: NonNullable<Parameters<typeof z.toJSONSchema>[1]> = {
  // The contract allows more fields than it names, in both directions.
  override: ({ jsonSchema }) => {
    if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  },
};

/** zod repeats named schemas inside each document; here they live in one place. */
function refsToComponents(schema: object): JsonSchema {
  const { $schema: _, $defs: __, id: ___, ...own } = schema as Record<string, unknown>;
  const text = JSON.stringify(own).replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(text) as JsonSchema;
}

/** What an answer or an event looks like. */
export function answerSchema(schema: Schema): JsonSchema {
  const json = z.toJSONSchema(schema, { ...open, io: 'output', metadata: registry });
  return refsToComponents(json);
}

/** What a client may send: a field with a default may be left out. */
export function bodySchema(schema: Schema): JsonSchema {
  return refsToComponents(z.toJSONSchema(schema, { ...open, io: 'input' }));
}

export function componentSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(named).map(([name, schema]) => [
      name,
      refsToComponents(z.toJSONSchema(schema, { ...open, io: 'output' })),
    ]),
  );
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

/** Each field of the path and the query, as it must be once read as a number or a text. */
export function parametersOf(endpoint: AnyEndpoint): Parameter[] {
  const place = (schema: Schema | undefined, where: 'path' | 'query'): Parameter[] => {
    if (!schema) return [];
    const { properties = {} } = answerSchema(schema);
    const needed = bodySchema(schema).required ?? [];
    return Object.entries(properties).map(([name, field]) => ({
      name,
      in: where,
      required: where === 'path' || needed.includes(name),
      schema: field,
    }));
  };
  const repeat: Parameter = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'Repeats within 24 hours get the first answer.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  };
  const pairingToken: Parameter = {
    name: pairingTokenHeader,
    in: 'header',
    required: true,
    description: 'What follows `#token=` in the link.',
    schema: { type: 'string' },
  };
  return [
    ...place(endpoint.params, 'path'),
    ...place(endpoint.query, 'query'),
    ...(endpoint.idempotent ? [repeat] : []),
    ...(endpoint.pairingToken ? [pairingToken] : []),
  ];
}
