import * as z from 'zod/mini';
import type { EventOf, EventSchemas } from '../../../contract/endpoint.ts';
import { accountStream } from '../../../contract/events.ts';
import { isJsonObject, parseJson } from '../http/read-answer.ts';

export type StreamEvent = EventOf<typeof accountStream>;

/**
 * Reads one server-sent event; null for those we do not know or cannot read.
 * `session` is whose stream it is, where the events do not say so themselves.
 */
export function readEvent(name: string, text: string, session: string | null): StreamEvent | null {
  const json = parseJson(text || '{}');
  if (!isJsonObject(json)) return null;
  const raw = { ...json, ...(session !== null && { session }) };
  const parsed = readEventData(accountStream.events, name, raw);
  if (!parsed) return null;
  // A status may hold the whole session or its status alone. What it leaves out stays as it was,
  // so the schema's defaults must not stand in for it.
  const data =
    name === 'status'
      ? Object.fromEntries(Object.entries(parsed).filter(([field]) => field in raw))
      : parsed;
  return { event: name, data: { session: '', ...data } } as StreamEvent;
}

/** The data of an event as its stream has it; null for those we do not know or cannot read. */
export function readEventData(
  events: EventSchemas,
  name: string,
  raw: unknown,
): Record<string, unknown> | null {
  const schema = Object.hasOwn(events, name) ? events[name] : undefined;
  const parsed = schema && z.safeParse(schema, raw);
  return parsed?.success && isJsonObject(parsed.data) ? parsed.data : null;
}
