import * as z from 'zod/mini';
import { streamEndpoint } from './endpoint.ts';
import { optionalTime } from './fields.ts';
import { message, messageAck } from './messages.ts';
import { qrCode, session, sessionParams } from './sessions.ts';

/** The session an event is about, by name. */
const ofSession = { session: z._default(z.string(), '') };

const sessionEvents = {
  /** Holds what `GET /sessions/{name}` holds; the guide promises `status` alone. */
  status: z.extend(z.partial(session), { ...ofSession, status: z.string() }),
  qr: z.extend(qrCode, ofSession),
  message: z.extend(message, {
    ...ofSession,
    /** When the server heard of it, which is the session's `last_inbound_at` where it is not its own. */
    at: optionalTime,
  }),
  ack: z.extend(messageAck, ofSession),
  session_deleted: z.object({ session: z.string() }),
  /** What came since the last id is not known any more: read everything again. */
  resync: z.object({}),
};

/** `Last-Event-ID` of the header, or `last_event_id` for clients that can't set it. */
const streamQuery = z.object({
  /** The guide's way in: a JWT. A header is better, and this one never reaches a log. */
  token: z.optional(z.string()),
  last_event_id: z.optional(z.string()),
});

export const sessionStream = streamEndpoint({
  name: 'sessionStream',
  method: 'GET',
  path: '/sessions/{name}/events',
  scope: 'sessions:read',
  summary: 'One session as it happens: its state first, then each change',
  inGuide: true,
  params: sessionParams,
  query: streamQuery,
  events: sessionEvents,
});

export const accountStream = streamEndpoint({
  name: 'accountStream',
  method: 'GET',
  path: '/events',
  scope: 'sessions:read',
  summary: 'Every session as it happens',
  inGuide: false,
  query: streamQuery,
  events: sessionEvents,
});

export type StatusEvent = z.output<typeof sessionEvents.status>;
export type QrEvent = z.output<typeof sessionEvents.qr>;
export type MessageEvent = z.output<typeof sessionEvents.message>;
export type AckEvent = z.output<typeof sessionEvents.ack>;
