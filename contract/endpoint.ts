import type * as z from 'zod/mini';
import type { Scope } from './scopes.ts';

/** Where the API lives on its host. */
export const apiBasePath = '/api/v2';

type Schema = z.core.$ZodType;

/**
 * Who may call an endpoint.
 * `public`: anyone. `signed-in`: any credential. `login`: a person's login, never an API key.
 * `admin`: a login whose role is owner or admin. A scope: a login, or a key that holds it.
 */
export type Access = 'public' | 'signed-in' | 'login' | 'admin' | Scope;

/** Carries the token of a pairing link, which no URL that a server sees may hold. */
export const pairingTokenHeader = 'X-Pairing-Token';

/** The events of a stream: event name → schema of its data. */
export type EventSchemas = Readonly<Record<string, Schema>>;

interface EndpointColumns {
  /** Unique in the table. Also the first part of the dashboard's query keys. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/api/v2`; placeholders as in `/sessions/{name}`. */
  readonly path: `/${string}`;
  readonly scope: Access;
  readonly summary: string;
  /** Whether the MoltFlow API guide names it: a hosted server may lack all others. */
  readonly inGuide: boolean;
  readonly params?: Schema;
  readonly query?: Schema;
  readonly body?: Schema;
  /** Accepts an `Idempotency-Key` header. */
  readonly idempotent?: boolean;
  /** Is for whoever holds a pairing link, whose token comes in `X-Pairing-Token`. */
  readonly pairingToken?: boolean;
  /** The answer holds a secret and must never be stored: `Cache-Control: no-store`. */
  readonly secret?: boolean;
}

/** One request, one JSON answer. */
export interface Endpoint extends EndpointColumns {
  readonly status: 200 | 201;
  readonly response: Schema;
}

/** One request, a stream of server-sent events. */
export interface StreamEndpoint extends EndpointColumns {
  readonly method: 'GET';
  readonly events: EventSchemas;
}

export type AnyEndpoint = Endpoint | StreamEndpoint;

// Marked free of side effects, so that a page ships only the endpoints it imports.
/* @__NO_SIDE_EFFECTS__ */
export function endpoint<const E extends Endpoint>(columns: E): E {
  return columns;
}

/* @__NO_SIDE_EFFECTS__ */
export function streamEndpoint<const E extends StreamEndpoint>(columns: E): E {
  return columns;
}

type Slot<
  E,
  K extends 'params' | 'query' | 'body',
  Direction extends 'sent' | 'parsed',
> = E extends {
  readonly [P in K]: infer S extends Schema;
}
  ? { readonly [P in K]: Direction extends 'sent' ? z.input<S> : z.output<S> }
  : unknown;

type PairingTokenSlot<E> = E extends { readonly pairingToken: true }
  ? { readonly pairingToken: string }
  : unknown;

type IdempotencySlot<E> = E extends { readonly idempotent: true }
  ? { readonly idempotencyKey?: string }
  : unknown;

/** What a client passes. */
export type RequestOf<E extends AnyEndpoint> = Slot<E, 'params', 'sent'> &
  Slot<E, 'query', 'sent'> &
  Slot<E, 'body', 'sent'> &
  PairingTokenSlot<E> &
  IdempotencySlot<E>;

/** What a handler gets, validated. */
export type ParsedRequestOf<E extends AnyEndpoint> = Slot<E, 'params', 'parsed'> &
  Slot<E, 'query', 'parsed'> &
  Slot<E, 'body', 'parsed'> &
  PairingTokenSlot<E> &
  IdempotencySlot<E>;

/** What a client gets, and what a handler must return. */
export type ResponseOf<E extends Endpoint> = z.output<E['response']>;

/** What a stream carries, as a union of `{ event, data }`. */
export type EventOf<E extends StreamEndpoint> = EventIn<E['events']>;

export type EventIn<Events extends EventSchemas> = {
  [K in keyof Events & string]: {
    readonly event: K;
    readonly data: z.output<Events[K]>;
  };
}[keyof Events & string];
