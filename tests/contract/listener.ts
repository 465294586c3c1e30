import { createParser } from 'eventsource-parser';
import * as z from 'zod/mini';
import type { EventOf } from '../../contract/endpoint.ts';
import type { accountStream, sessionStream } from '../../contract/events.ts';
import { session } from '../../contract/sessions.ts';
import { assertExact } from './exact.ts';

export type Stream = typeof accountStream | typeof sessionStream;
export type Heard = EventOf<Stream> & { readonly id: string };
type DataOf<Name extends Heard['event']> = z.output<Stream['events'][Name]>;
type Item = Heard | { readonly comment: string };

/** What a stream promises; of ours a status holds all that the session's GET holds. */
const promised = (stream: Stream, event: Heard['event']) =>
  event === 'status' ? z.extend(session, { session: z.string() }) : stream.events[event];

/** Reads an open stream, event by event; each must be exactly what the contract says. */
export class Listener {
  readonly #reader: ReadableStreamDefaultReader<string> | undefined;
  readonly #items: Item[] = [];
  readonly #parser: ReturnType<typeof createParser>;

  constructor(stream: Stream, answer: Response) {
    this.#reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    this.#parser = createParser({
      onComment: (comment) => this.#items.push({ comment }),
      onEvent: ({ id, event, data: text }) => {
        const data: unknown = JSON.parse(text);
        assertExact(promised(stream, event as Heard['event']), data, `${stream.path} ${event}`);
        this.#items.push({ id, event, data } as Heard);
      },
    });
  }

  /** The next event, comments aside; null when the stream has ended. */
  async next(): Promise<Heard | null> {
    for (;;) {
      const item = await this.#nextItem();
      if (item === null || 'event' in item) return item;
    }
  }

  /** So many events, or fewer when the stream ends. */
  async take(count: number): Promise<Heard[]> {
    const heard: Heard[] = [];
    while (heard.length < count) {
      const event = await this.next();
      if (event === null) break;
      heard.push(event);
    }
    return heard;
  }

  /** Everything up to the first such event, and that one. */
  async collect(isLast: (heard: Heard) => boolean): Promise<Heard[]> {
    const heard: Heard[] = [];
    for (;;) {
      const event = await this.next();
      if (event === null) throw new Error('The stream ended before such an event.');
      heard.push(event);
      if (isLast(event)) return heard;
    }
  }

  /** Skips what comes before the first such event. */
  async until<Name extends Heard['event']>(
    name: Name,
    is: (data: DataOf<Name>) => boolean = () => true,
  ): Promise<{ id: string; data: DataOf<Name> }> {
    for (;;) {
      const heard = await this.next();
      if (heard === null) throw new Error(`The stream ended before such an event: ${name}.`);
      if (isNamed(heard, name) && is(heard.data)) return heard;
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
  rest(): Promise<Heard[]> {
    return this.take(Number.POSITIVE_INFINITY);
  }

  async close(): Promise<void> {
    await this.#reader?.cancel();
  }

  async #nextItem(): Promise<Item | null> {
    for (;;) {
      const item = this.#items.shift();
      if (item) return item;
      const part = await this.#reader?.read();
      if (!part || part.done) return null;
      this.#parser.feed(part.value);
    }
  }
}

const isNamed = <Name extends Heard['event']>(
  heard: Heard,
  name: Name,
): heard is Heard & { readonly data: DataOf<Name> } => heard.event === name;

/** `one status`: an event and the session it is about. */
export const titles = (heard: readonly Heard[]): string[] =>
  heard.map(({ event, data }) =>
    ['session' in data && data.session, event].filter(Boolean).join(' '),
  );
