import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { optionalText, optionalTime } from './fields.ts';
import { sessionParams } from './sessions.ts';

/** How far an own message got. Never moves backwards; null for others' messages. */
export const acks = ['pending', 'sent', 'delivered', 'read', 'failed'] as const;
export type Ack = (typeof acks)[number];

export const message = z.object({
  id: z.string(),
  chatId: z.string(),
  from: z.string(),
  from_name: optionalText,
  from_me: z.boolean(),
  body: z._default(z.string(), ''),
  type: z._default(z.string(), 'text'),
  /** Unix seconds. */
  timestamp: z.number(),
  ack: optionalText,
});
export type Message = z.output<typeof message>;

export const messageAck = z.object({
  id: z.string(),
  chatId: z.string(),
  ack: z.string(),
  at: optionalTime,
});
export type MessageAck = z.output<typeof messageAck>;

/** UTF-16 units, as WhatsApp counts. */
export const maxTextLength = 65_536;

export const sendMessage = endpoint({
  name: 'sendMessage',
  method: 'POST',
  path: '/sessions/{name}/messages',
  scope: 'messages:send',
  summary: 'Send a text to a person or a group',
  inGuide: true,
  idempotent: true,
  params: sessionParams,
  body: z.object({
    chatId: z.string().check(z.maxLength(100)),
    text: z.string().check(
      z.minLength(1, 'Write something first.'),
      z.maxLength(maxTextLength, { error: 'At most 65,536 characters.', abort: true }),
      // zod counts code points.
      z.refine((text) => text.length <= maxTextLength, 'At most 65,536 characters.'),
    ),
  }),
  status: 200,
  response: z.object({
    success: z.boolean(),
    result: z.object({
      key: z.object({ id: z.string() }),
      /** Unix seconds. */
      timestamp: z.number(),
    }),
  }),
});
