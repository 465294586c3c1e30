import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { confirmation, isoTime, optionalText, optionalTime } from './fields.ts';

/** The statuses we know. The set is open: another server's status is kept and shown as itself. */
export const sessionStatuses = ['stopped', 'starting', 'qr_code', 'working', 'failed'] as const;
export type SessionStatus = (typeof sessionStatuses)[number];

/** The reasons we know; the outcomes of pairing and of the life after it. An open set too. */
export const statusReasons = [
  'finishing',
  'reconnecting',
  'qr_expired',
  'passkey_required',
  'logged_out',
  'replaced',
  'banned',
  'restricted',
  'client_outdated',
  'network',
  'untrusted_server',
  'timeout',
] as const;
export type StatusReason = (typeof statusReasons)[number];

export const networks = ['whatsapp', 'sandbox'] as const;
export type Network = (typeof networks)[number];

export const sessionName = z
  .string()
  .check(
    z.regex(
      /^[a-z0-9][a-z0-9_-]{0,62}$/,
      'Use 1 to 63 of a–z, 0–9, - and _, starting with a letter or digit.',
    ),
  );

export const session = z.object({
  id: z.int(),
  name: z.string(),
  status: z.string(),
  status_reason: optionalText,
  /** When this status ends by itself: a deadline, the next try, the end of a restriction. */
  status_until: optionalTime,
  /** E.164 digits without `+`; null while no phone is linked. */
  phone_number: optionalText,
  push_name: optionalText,
  network: z._default(z.string(), 'whatsapp'),
  created_at: isoTime,
  updated_at: optionalTime,
  status_since: optionalTime,
  last_inbound_at: optionalTime,
  last_ack_at: optionalTime,
});
export type Session = z.output<typeof session>;

export const qrCode = z.object({
  /** A PNG as a data URL, for clients that can't draw. */
  qr: z.string(),
  /** What the code says; draw this one. Missing on servers that send only the PNG. */
  qr_text: optionalText,
  /** This is code `sequence` of `total`, counted from 1. */
  sequence: z._default(z.nullable(z.int()), null),
  total: z._default(z.nullable(z.int()), null),
  expires_at: optionalTime,
});
export type QrCode = z.output<typeof qrCode>;

export const pairingCode = z.object({
  /** To be typed on the phone: eight characters, in two groups of four. */
  code: z.string(),
  /** When the codes of this attempt end, the scanned ones too. */
  expires_at: optionalTime,
});
export type PairingCode = z.output<typeof pairingCode>;

export const statusChange = z.object({
  status: z.string(),
  status_reason: optionalText,
  at: isoTime,
});
export type StatusChange = z.output<typeof statusChange>;

export const sessionParams = z.object({ name: z.string() });

export const listSessions = endpoint({
  name: 'listSessions',
  method: 'GET',
  path: '/sessions',
  scope: 'sessions:read',
  summary: 'All sessions, oldest first',
  inGuide: true,
  status: 200,
  response: z.array(session),
});

export const createSession = endpoint({
  name: 'createSession',
  method: 'POST',
  path: '/sessions',
  scope: 'sessions:manage',
  summary: 'Make a session, and start it unless told otherwise',
  inGuide: true,
  body: z.object({
    name: sessionName,
    status: z._default(z.enum(['starting', 'stopped']), 'starting'),
    network: z._default(z.enum(networks), 'whatsapp'),
  }),
  status: 201,
  response: session,
});

export const getSession = endpoint({
  name: 'getSession',
  method: 'GET',
  path: '/sessions/{name}',
  scope: 'sessions:read',
  summary: 'One session by name',
  inGuide: true,
  params: sessionParams,
  status: 200,
  response: session,
});

export const deleteSession = endpoint({
  name: 'deleteSession',
  method: 'DELETE',
  path: '/sessions/{name}',
  scope: 'sessions:manage',
  summary: 'Unlink the phone and forget the session',
  inGuide: true,
  params: sessionParams,
  status: 200,
  response: confirmation,
});

export const sessionHistory = endpoint({
  name: 'sessionHistory',
  method: 'GET',
  path: '/sessions/{name}/history',
  scope: 'sessions:read',
  summary: 'Status changes, newest first',
  inGuide: false,
  params: sessionParams,
  query: z.object({
    limit: z.optional(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(200)))),
    cursor: z.optional(z.string()),
  }),
  status: 200,
  response: z.object({ items: z.array(statusChange), next_cursor: z.nullable(z.string()) }),
});

export const startSession = endpoint({
  name: 'startSession',
  method: 'POST',
  path: '/sessions/{name}/start',
  scope: 'sessions:manage',
  summary: 'Connect: with the linked phone, or by showing codes',
  inGuide: false,
  params: sessionParams,
  status: 200,
  response: session,
});

export const stopSession = endpoint({
  name: 'stopSession',
  method: 'POST',
  path: '/sessions/{name}/stop',
  scope: 'sessions:manage',
  summary: 'Disconnect and keep the phone linked',
  inGuide: false,
  params: sessionParams,
  status: 200,
  response: session,
});

export const restartSession = endpoint({
  name: 'restartSession',
  method: 'POST',
  path: '/sessions/{name}/restart',
  scope: 'sessions:manage',
  summary: 'Disconnect and connect again',
  inGuide: false,
  params: sessionParams,
  status: 200,
  response: session,
});

export const logoutSession = endpoint({
  name: 'logoutSession',
  method: 'POST',
  path: '/sessions/{name}/logout',
  scope: 'sessions:manage',
  summary: 'Unlink the phone and forget its keys; the session stays',
  inGuide: false,
  params: sessionParams,
  status: 200,
  response: session,
});

export const getQrCode = endpoint({
  name: 'getQrCode',
  method: 'GET',
  path: '/sessions/{name}/qr',
  scope: 'sessions:manage',
  summary: 'The code to scan now',
  inGuide: false,
  secret: true,
  params: sessionParams,
  status: 200,
  response: qrCode,
});

export const requestPairingCode = endpoint({
  name: 'requestPairingCode',
  method: 'POST',
  path: '/sessions/{name}/pairing-code',
  scope: 'sessions:manage',
  summary: 'A code to type on the phone of this number, while a QR code is shown',
  inGuide: false,
  secret: true,
  params: sessionParams,
  body: z.object({
    /** With its country, in any way of writing. */
    phone: z.string().check(z.maxLength(100)),
  }),
  status: 200,
  response: pairingCode,
});
