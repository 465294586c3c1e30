import type { EventOf } from '../../contract/endpoint.ts';
import type { accountStream } from '../../contract/events.ts';
import type { Scope } from '../../contract/scopes.ts';
import type { Session } from '../../contract/sessions.ts';
import { holdsScope } from '../../rules/scopes.ts';
import { type Caller, seesSession } from '../domain/access.ts';
import type { StreamSource } from '../event-stream.ts';
import type { LiveEvent, NumberedEvent } from '../live.ts';
import type { RequestInfo } from '../request-context.ts';
import type { HandlerDeps, HandlersOf } from './deps.ts';
import { findSession } from './session-access.ts';

type StreamEvent = EventOf<typeof accountStream>;

/** What hearing an event takes beyond `sessions:read`, which the stream itself takes. */
const scopeOfEvent: Readonly<Partial<Record<StreamEvent['event'], Scope>>> = {
  qr: 'sessions:manage',
  message: 'messages:read',
  ack: 'messages:read',
};

interface Audience {
  readonly caller: Caller;
  /** Null: every session of the caller. */
  readonly onlyId: number | null;
  /** The last event the client has seen. */
  readonly after: string | undefined;
}

export function streamHandlers(deps: HandlerDeps): HandlersOf<'sessionStream' | 'accountStream'> {
  const { store, whatsapp, live, log } = deps;
  let openStreams = 0;

  async function currentState({ caller, onlyId }: Audience): Promise<LiveEvent[]> {
    const own = onlyId === null ? null : await store.sessions.getById(onlyId);
    const sessions = onlyId === null ? await store.sessions.list() : own ? [own] : [];
    return sessions
      .filter(({ id }) => seesSession(caller, id))
      .flatMap((session) => stateOf(session));
  }

  function stateOf(session: Session): LiveEvent[] {
    const { id: sessionId, name } = session;
    const status: LiveEvent = { event: 'status', data: { ...session, session: name }, sessionId };
    const qr = whatsapp.qr(sessionId);
    return qr ? [status, { event: 'qr', data: { ...qr, session: name }, sessionId }] : [status];
  }

  /**
   * Listens first and reads the state after, holding back what happens meanwhile: nothing falls
   * between the two.
   */
  function sourceFor(audience: Audience): StreamSource<StreamEvent> {
    const { caller, onlyId, after } = audience;
    const concerns = ({ event, sessionId }: LiveEvent) => {
      const scope = scopeOfEvent[event];
      if (onlyId === null ? !seesSession(caller, sessionId) : sessionId !== onlyId) return false;
      return scope === undefined || holdsScope(caller.scopes, scope);
    };

    return (sink) => {
      openStreams += 1;
      log.debug({ open_streams: openStreams }, 'a stream opened');
      let held: NumberedEvent[] | null = [];
      const tell = ({ id, live: happened }: NumberedEvent) => {
        if (!concerns(happened)) return;
        const { sessionId: _, ...event } = happened;
        sink.send(event, id);
        if (event.event === 'session_deleted' && onlyId !== null) sink.end();
      };
      const subscription = live.subscribe(
        (event) => (held ? held.push(event) : tell(event)),
        after,
      );

      const begin = async () => {
        if (after === undefined || subscription.missed) {
          const id = live.lastId();
          if (subscription.missed) sink.send({ event: 'resync', data: {} }, id);
          for (const happened of await currentState(audience)) tell({ id, live: happened });
        }
        for (const event of [...subscription.replay, ...(held ?? [])]) tell(event);
        held = null;
      };
      begin().catch((err) => {
        log.error({ err }, 'a stream could not read its state');
        sink.end();
      });
      return () => {
        subscription.close();
        openStreams -= 1;
        log.debug({ open_streams: openStreams }, 'a stream ended');
      };
    };
  }

  const lastSeen = (request: RequestInfo, fromQuery: string | undefined) =>
    request.header('last-event-id') || fromQuery || undefined;

  return {
    async sessionStream({ caller, params, query, request }) {
      const session = await findSession(store, caller, params.name);
      const after = lastSeen(request, query.last_event_id);
      return sourceFor({ caller, onlyId: session.id, after });
    },
    accountStream: ({ caller, query, request }) =>
      sourceFor({ caller, onlyId: null, after: lastSeen(request, query.last_event_id) }),
  };
}
