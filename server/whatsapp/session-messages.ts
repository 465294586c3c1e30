import type { WAMessage } from 'baileys';
import type { Ack, Message } from '../../contract/messages.ts';
import type { Session } from '../../contract/sessions.ts';
import { toChatId, toJid } from '../../rules/chat-ids.ts';
import { type Clock, isoTime } from '../clock.ts';
import type { Live } from '../live.ts';
import type { Store } from '../store/store.ts';
import { AckBook } from './acks.ts';
import { toMessage } from './messages.ts';
import { NotConnected, type SentMessage } from './sessions.ts';
import type { SessionSocket } from './socket.ts';

/** What a session sends and receives, as its streams hear it. */
export class SessionMessages {
  readonly #deps: { readonly store: Store; readonly live: Live; readonly clock: Clock };
  readonly #session: () => Session;
  readonly #acks = new AckBook();

  constructor(
    deps: { readonly store: Store; readonly live: Live; readonly clock: Clock },
    session: () => Session,
  ) {
    this.#deps = deps;
    this.#session = session;
  }

  /** The message is told of as pending before it is written, under the id it keeps. */
  async send(socket: SessionSocket, chatId: string, text: string): Promise<SentMessage> {
    const id = socket.newMessageId();
    const at = this.#deps.clock.now();
    const timestamp = Math.floor(at / 1000);
    this.#acks.sending(id, chatId);
    const message = {
      id,
      chatId,
      from: this.#account(),
      from_name: null,
      from_me: true,
      body: text,
      type: 'text',
      timestamp,
      ack: 'pending',
    } as const;
    this.#publish(message, at);
    try {
      await socket.sendText(toJid(chatId), text, id);
    } catch (error) {
      this.#publishAck(id, 'failed', chatId);
      if (!socket.isOpen()) throw new NotConnected('The connection to WhatsApp broke.');
      throw error;
    }
    return { id, timestamp };
  }

  async receive(received: WAMessage): Promise<void> {
    const message = toMessage(received, this.#account());
    if (!message) return;
    const at = this.#deps.clock.now();
    this.#publish(message, at);
    if (message.from_me) return;
    await this.#deps.store.sessions.noteInbound(this.#session().id, at);
  }

  async noteAck(id: string, ack: Ack, jid: string): Promise<void> {
    const at = this.#publishAck(id, ack, toChatId(jid));
    if (at === null || ack === 'failed') return;
    await this.#deps.store.sessions.noteAck(this.#session().id, at);
  }

  #account = () => `${this.#session().phone_number ?? ''}@c.us`;

  #publish(message: Message, at: number): void {
    const { id, name } = this.#session();
    const data = { ...message, session: name, at: new Date(at).toISOString() };
    this.#deps.live.publish({ event: 'message', sessionId: id, data });
  }

  /** When it happened; null if the message had got that far before. */
  #publishAck(id: string, ack: Ack, chatId: string | null): number | null {
    const moved = this.#acks.advance(id, ack, chatId);
    if (!moved) return null;
    const { id: sessionId, name } = this.#session();
    const at = this.#deps.clock.now();
    const data = { id, chatId: moved.chatId, ack, at: isoTime(at), session: name };
    this.#deps.live.publish({ event: 'ack', sessionId, data });
    return at;
  }
}
