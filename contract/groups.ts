import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { optionalTime } from './fields.ts';
import { sessionParams } from './sessions.ts';

export const whatsappGroup = z.object({
  id: z.string(),
  name: z._default(z.string(), ''),
  participant_count: z._default(z.int(), 0),
  created_at: optionalTime,
});
export type WhatsappGroup = z.output<typeof whatsappGroup>;

export const listWhatsappGroups = endpoint({
  name: 'listWhatsappGroups',
  method: 'GET',
  path: '/sessions/{name}/groups',
  scope: 'groups:read',
  summary: 'The WhatsApp groups that the linked account is in',
  inGuide: true,
  params: sessionParams,
  status: 200,
  response: z.array(whatsappGroup),
});
