import * as z from 'zod/mini';
import { endpoint, streamEndpoint } from './endpoint.ts';
import { confirmation, idParams, isoTime, optionalText, optionalTime } from './fields.ts';
import { qrCode, sessionParams } from './sessions.ts';

/**
 * What ended a link: a phone was linked to its session, its time was up, or somebody took it back
 * (or deleted its session).
 */
export const pairingEnds = ['linked', 'expired', 'revoked'] as const;
export type PairingEnd = (typeof pairingEnds)[number];

/** A link that lives, as those see it who may make one; its token is in the answer to POST only. */
export const pairingLink = z.object({ id: z.int(), created_at: isoTime, expires_at: isoTime });
export type PairingLink = z.output<typeof pairingLink>;

/** What whoever holds the phone needs to know, and no more: no number, no account, no id. */
export const pairingState = z.object({
  /** The session's name. */
  session: z.string(),
  network: z._default(z.string(), 'whatsapp'),
  status: z.string(),
  status_reason: optionalText,
  status_since: optionalTime,
  status_until: optionalTime,
  link_expires_at: isoTime,
});
export type PairingState = z.output<typeof pairingState>;

export const listPairingLinks = endpoint({
  name: 'listPairingLinks',
  method: 'GET',
  path: '/sessions/{name}/pairing-links',
  scope: 'sessions:manage',
  summary: 'Pairing links that can still be used, newest first, without their tokens',
  inGuide: false,
  params: sessionParams,
  query: z.object({
    limit: z.optional(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(200)))),
    cursor: z.optional(z.string()),
  }),
  status: 200,
  response: z.object({ items: z.array(pairingLink), next_cursor: z.nullable(z.string()) }),
});

export const createPairingLink = endpoint({
  name: 'createPairingLink',
  method: 'POST',
  path: '/sessions/{name}/pairing-links',
  scope: 'sessions:manage',
  summary: 'Make a link that lets one phone be linked without a login; it is in this answer only',
  inGuide: false,
  secret: true,
  params: sessionParams,
  body: z.object({ expires_in_minutes: z._default(z.int().check(z.gte(1), z.lte(1440)), 15) }),
  status: 201,
  response: z.object({
    id: z.int(),
    /** The page to open; its token is in the fragment, which no server sees. */
    url: z.string(),
    expires_at: isoTime,
  }),
});

export const revokePairingLink = endpoint({
  name: 'revokePairingLink',
  method: 'DELETE',
  path: '/sessions/{name}/pairing-links/{id}',
  scope: 'sessions:manage',
  summary: 'Take a pairing link back; a page that shows it stops at once',
  inGuide: false,
  params: z.extend(sessionParams, idParams.shape),
  status: 200,
  response: confirmation,
});

export const pairingLinkStream = streamEndpoint({
  name: 'pairingLinkStream',
  method: 'GET',
  path: '/pairing-links/events',
  scope: 'public',
  summary: 'The one session of a pairing link as it happens: its state first, then each change',
  inGuide: false,
  pairingToken: true,
  events: {
    status: pairingState,
    qr: qrCode,
    /** The last event: the link is no good any more. */
    ended: z.object({ reason: z.string() }),
  },
});

export const askForCodes = endpoint({
  name: 'askForCodes',
  method: 'POST',
  path: '/pairing-links/code',
  scope: 'public',
  summary: 'Start the session of a pairing link anew, so that it shows codes again',
  inGuide: false,
  pairingToken: true,
  status: 200,
  response: pairingState,
});
