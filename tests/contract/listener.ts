import { createParser } from 'eventsource-parser';
import * as z from 'zod/mini';
import type { EventIn, EventSchemas } from '../../contract/endpoint.ts';
import type { accountStream, sessionStream } from '../../contract/events.ts';
import { pairingLinkStream } from '../../contract/pairing-links.ts';
import { session } from '../../contract/sessions.ts';
import { assertExact } from './exact.ts';

export type Stream = typeof accountStream | typeof sessionStream | typeof pairingLinkStream;
type SessionEvents = (typeof accountStream)['events'];
export type Heard<Events extends EventSchemas = SessionEvents> = EventIn<Events> & {
  readonly id: string;
};
type DataOf<Events extends EventSchemas, Name> = Extract<Heard<Events>, { event: Name }>['data'];

/** What a stream promises; of ours a status holds all that the session's GET holds. */
function promised(stream: Stream, event: string): z.core.$ZodType {
  const isOurs = event === 'status' && stream.name !== pairingLinkStream.name;
  if (isOurs) return z.extend(session, { session: z.string() });
  const schemas: EventSchemas = stream.events;
  return schemas[event] ?? z.never();
}

/** Reads an open stream, event by event; each must be exactly what the contract says. */
export class Listener<Events extends EventSchemas = SessionEvents> {
  readonly #reader: ReadableStreamDefaultReader<string> | undefined;
  readonly #items: (Heard<Events> | { readonly comment: string })[] = [];
  readonly #parser: ReturnType<typeof createParser>;

  constructor(stream: Stream, answer: Response) {
    this.#reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    this.#parser = createParser({
      onComment: (comment) => this.#items.push({ comment }),
      onEvent: ({ id, event, data: text }) => {
        const data: unknown = JSON.parse(text);
        assertExact(promised(stream, event ?? ''), data, `${stream.path} ${event}`);
        this.#items.push({ id, event, data } as Heard<Events>);
      },
    });
  }

  /** The next event, comments aside; null when the stream has ended. */
  async next(): Promise<Heard<Events> | null> {
    for (;;) {
      const item = await this.#nextItem();
      if (item === null || 'event' in item) return item;
    }
  }

  /** So many events, or fewer when the stream ends. */
  async take(count: number): Promise<Heard<Events>[]> {
    const heard: Heard<Events>[] = [];
    while (heard.length < count) {
      const event = await this.next();
      if (event === null) break;
      heard.push(event);
    }
    return heard;
  }

  /** Everything up to the first such event, and that one. */
  async collect(isLast: (heard: Heard<Events>) => boolean): Promise<Heard<Events>[]> {
    const heard: Heard<Events>[] = [];
    for (;;) {
      const event = await this.next();
      if (event === null) throw new Error('The stream ended before such an event.');
      heard.push(event);
      if (isLast(event)) return heard;
    }
  }

  /** Skips what comes before the first such event. */
  async until<Name extends Heard<Events>['event']>(
    name: Name,
    is: (data: DataOf<Events, Name>) => boolean = () => true,
  ): Promise<{ id: string; data: DataOf<Events, Name> }> {
    for (;;) {
      const heard: { readonly event: string } | null = await this.next();
      if (heard === null) throw new Error(`The stream ended before such an event: ${name}.`);
      if (isNamed<Events, Name>(heard, name) && is(heard.data)) return heard;
    }
  }

  /** The next comment; what is told before it is lost. */
  async comment(): Promise<string | null> {
    for (;;) {
      const item = await this.#nextItem();
      if (item === null) return null;
      if ('comment' in item) return item.comment;
    }
  }

  /** Everything up to the end of the stream. */
  rest(): Promise<Heard<Events>[]> {
    return this.take(Number.POSITIVE_INFINITY);
  }

  async close(): Promise<void> {
    await this.#reader?.cancel();
  }

  async #nextItem() {
    for (;;) {
      const item = this.#items.shift();
      if (item) return item;
      const part = await this.#reader?.read();
      if (!part || part.done) return null;
      this.#parser.feed(part.value);
    }
  }
}

const isNamed = <Events extends EventSchemas, Name extends string>(
  heard: { readonly event: string },
  name: Name,
): heard is { event: Name; id: string; data: DataOf<Events, Name> } => heard.event === name;

/** `one status`: an event and the session it is about. */
export const titles = (heard: readonly Heard[]): string[] =>
  heard.map(({ event, data }) =>
    ['session' in data && data.session, event].filter(Boolean).join(' '),
  );
