import type { EventOf } from '../../../contract/endpoint.ts';
import type {
  AckEvent,
  accountStream,
  MessageEvent,
  StatusEvent,
} from '../../../contract/events.ts';
import {
  getQrCode,
  getSession,
  listSessions,
  type QrCode,
  type Session,
} from '../../../contract/sessions.ts';

export type LiveEvent = Exclude<EventOf<typeof accountStream>, { event: 'resync' }>;
export type Key = readonly [endpoint: string, request: unknown];

/** The part of a query cache that events are written into. */
export interface LiveCache {
  get(key: Key): unknown;
  set(key: Key, value: unknown): void;
  /** Forgets the answer; whoever is looking at it sees none. */
  remove(key: Key): void;
  /** The answer is to be asked for again when somebody looks at it. */
  refresh(key: Key): void;
}

export const listKey: Key = [listSessions.name, {}];
export const sessionKey = (name: string): Key => [getSession.name, { params: { name } }];
export const qrKey = (name: string): Key => [getQrCode.name, { params: { name } }];

/** Writes what happened into what is known. */
export function applyEvent(cache: LiveCache, live: LiveEvent): void {
  const name = live.data.session;
  if (live.event === 'status') {
    applyStatus(cache, name, live.data);
  } else if (live.event === 'qr') {
    const { session: _, ...code } = live.data;
    cache.set(qrKey(name), code satisfies QrCode);
  } else if (live.event === 'message') {
    applyTimes(cache, name, timeOfMessage(live.data));
  } else if (live.event === 'ack') {
    applyTimes(cache, name, timeOfAck(live.data));
  } else if (live.event === 'session_deleted') {
    cache.set(listKey, withoutSession(cache.get(listKey) as Session[] | undefined, name));
    cache.remove(qrKey(name));
    cache.refresh(sessionKey(name));
  }
}

function applyStatus(cache: LiveCache, name: string, event: StatusEvent) {
  const list = cache.get(listKey) as Session[] | undefined;
  const known = cache.get(sessionKey(name)) as Session | undefined;
  const before = known ?? list?.find((session) => session.name === name);
  if (before && isOlder(event, before)) return;
  if (list) {
    const updated = withStatus(list, event);
    if (updated) cache.set(listKey, updated);
    else cache.refresh(listKey);
  }
  if (known) {
    const session = updateSession(known, event);
    if (session) cache.set(sessionKey(name), session);
    else cache.refresh(sessionKey(name));
  }
  if (event.status !== 'qr_code') cache.remove(qrKey(name));
}

/** When a session was last heard of; what an event does not tell is left out. */
type Times = Partial<Pick<Session, 'last_inbound_at' | 'last_ack_at'>>;

function timeOfMessage({ from_me, at, timestamp }: MessageEvent): Times {
  return from_me ? {} : { last_inbound_at: at ?? new Date(timestamp * 1000).toISOString() };
}

function timeOfAck({ ack, at }: AckEvent): Times {
  return at && ack !== 'failed' ? { last_ack_at: at } : {};
}

function applyTimes(cache: LiveCache, name: string, times: Times) {
  const list = cache.get(listKey) as Session[] | undefined;
  const index = list?.findIndex((session) => session.name === name) ?? -1;
  const listed = list?.[index];
  const updated = listed && withTimes(listed, times);
  if (list && updated && updated !== listed) cache.set(listKey, list.with(index, updated));
  const known = cache.get(sessionKey(name)) as Session | undefined;
  const session = known && withTimes(known, times);
  if (session !== known) cache.set(sessionKey(name), session);
}

/** The session with the later of each time; itself where nothing is later. */
export function withTimes(session: Session, times: Times): Session {
  const last_inbound_at = later(session.last_inbound_at, times.last_inbound_at);
  const last_ack_at = later(session.last_ack_at, times.last_ack_at);
  const isSame = last_inbound_at === session.last_inbound_at && last_ack_at === session.last_ack_at;
  return isSame ? session : { ...session, last_inbound_at, last_ack_at };
}

function later(known: string | null, told: string | null | undefined): string | null {
  if (!told || Number.isNaN(Date.parse(told))) return known;
  return known && Date.parse(known) >= Date.parse(told) ? known : told;
}

/**
 * The session after the event; null while too little is known of it to show it. An event without
 * a time is taken as new.
 */
export function updateSession(before: Session | undefined, event: StatusEvent): Session | null {
  if (before && isOlder(event, before)) return before;
  const { session: name, ...fields } = event;
  const isSame = event.id === undefined || event.id === before?.id;
  const known: Partial<Session> = (isSame && before) || blank;
  const { id = known.id, created_at = known.created_at } = fields;
  if (id === undefined || created_at === undefined) return null;
  // A status may be written down before the message that came with it.
  const { last_inbound_at = null, last_ack_at = null } = known;
  const session = { ...blank, ...known, name, ...fields, id, created_at };
  return withTimes(session, { last_inbound_at, last_ack_at });
}

/** The list after the event: in place, or at the end when new; null when it must be asked for. */
export function withStatus(list: readonly Session[], event: StatusEvent): Session[] | null {
  const index = list.findIndex((session) => session.name === event.session);
  const session = updateSession(list[index], event);
  if (!session) return null;
  return index === -1 ? [...list, session] : list.with(index, session);
}

export function withoutSession(list: readonly Session[] | undefined, name: string) {
  return list?.filter((session) => session.name !== name);
}

const blank = {
  status_reason: null,
  status_until: null,
  phone_number: null,
  push_name: null,
  network: 'whatsapp',
  updated_at: null,
  status_since: null,
  last_inbound_at: null,
  last_ack_at: null,
};

function isOlder(event: StatusEvent, known: Session): boolean {
  if (!event.updated_at || !known.updated_at) return false;
  return Date.parse(event.updated_at) < Date.parse(known.updated_at);
}
