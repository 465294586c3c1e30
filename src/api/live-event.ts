import * as z from 'zod/mini';
import type { EventOf } from '../../contract/endpoint.ts';
import { accountStream } from '../../contract/events.ts';
import { isJsonObject, parseJson } from './read-answer.ts';

export type StreamEvent = EventOf<typeof accountStream>;

/**
 * Reads one server-sent event; null for those we do not know or cannot read.
 * `session` is whose stream it is, where the events do not say so themselves.
 */
export function readEvent(name: string, text: string, session: string | null): StreamEvent | null {
  const schema: z.core.$ZodType | undefined = Object.hasOwn(accountStream.events, name)
    ? accountStream.events[name as keyof typeof accountStream.events]
    : undefined;
  const json = parseJson(text || '{}');
  if (!schema || !isJsonObject(json)) return null;
  const raw = { ...json, ...(session !== null && { session }) };
  const parsed = z.safeParse(schema, raw);
  if (!parsed.success || !isJsonObject(parsed.data)) return null;
  // A status may hold the whole session or its status alone. What it leaves out stays as it was,
  // so the schema's defaults must not stand in for it.
  const data =
    name === 'status'
      ? Object.fromEntries(Object.entries(parsed.data).filter(([field]) => field in raw))
      : parsed.data;
  return { event: name, data: { session: '', ...data } } as StreamEvent;
}
