import type { Clock } from './clock.ts';

/** How often a silent stream says that it lives. */
export const heartbeatMs = 15_000;
/** How much a client may leave unread before its stream is closed. */
const unreadBytes = 1_000_000;

export interface StreamSink<Event> {
  /** With an id that the client may resume from; null: this stream always starts from the state. */
  send(event: Event, id: string | null): void;
  end(): void;
}

/** Starts telling the sink; the answer stops it. */
export type StreamSource<Event> = (sink: StreamSink<Event>) => () => void;

export interface StreamLife {
  readonly clock: Clock;
  /** When the credential ends by itself, in milliseconds since the epoch. */
  readonly endsAt: number | null;
  /** Asked at each heartbeat: whether the credential still allows what it did. */
  stillAllowed(): Promise<boolean>;
  /** Calls `end` when the credential is revoked or the server stops; the answer stops listening. */
  onEnd(end: () => void): () => void;
}

export const eventStreamHeaders = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
} as const;

/**
 * Server-sent events. A client that does not read keeps what is queued, so that it gets further
 * with each try, and is then closed: it resumes with its last id.
 */
export function eventStream<Event extends { readonly event: string; readonly data: unknown }>(
  source: StreamSource<Event>,
  life: StreamLife,
): Response {
  const { clock } = life;
  const encoder = new TextEncoder();
  const cleanups: (() => void)[] = [];
  let ended = false;

  const cleanUp = () => {
    ended = true;
    for (const cleanup of cleanups.splice(0)) cleanup();
  };

  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const end = () => {
          if (ended) return;
          cleanUp();
          controller.close();
        };
        const write = (text: string) => {
          if (ended) return;
          controller.enqueue(encoder.encode(text));
          if ((controller.desiredSize ?? 0) <= 0) end();
        };
        const whileOpen = (cleanup: () => void) => {
          if (ended) cleanup();
          else cleanups.push(cleanup);
        };

        let cancelBeat = () => {};
        let isChecking = false;
        const beat = async () => {
          write(': heartbeat\n\n');
          if (isChecking) return;
          isChecking = true;
          if (!(await life.stillAllowed())) end();
          isChecking = false;
        };
        const scheduleBeat = () => {
          cancelBeat = clock.after(heartbeatMs, () => {
            scheduleBeat();
            void beat();
          });
        };

        // Sent at once, so that a proxy passes the headers on before anything has happened.
        write(': open\n\n');
        scheduleBeat();
        whileOpen(() => cancelBeat());
        if (life.endsAt !== null) whileOpen(clock.after(life.endsAt - clock.now(), end));
        whileOpen(life.onEnd(end));
        whileOpen(
          source({
            send: ({ event, data }, id) =>
              write(
                `${id === null ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
              ),
            end,
          }),
        );
      },
      cancel: cleanUp,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: unreadBytes }),
  );
  return new Response(body, { headers: eventStreamHeaders });
}
