import type { WhatsappGroup } from '../../contract/groups.ts';
import type { PairingCode, QrCode, Session } from '../../contract/sessions.ts';
import { shownPairingCode } from '../../rules/pairing-codes.ts';
import { isoTime } from '../clock.ts';
import { advance } from '../domain/lifecycle.ts';
import {
  atRest,
  awaitsCode,
  type Lifecycle,
  type LifecycleEffect,
  type LifecycleEvent,
  statusUntil,
  wakesAt,
} from '../domain/lifecycle-state.ts';
import type { Live } from '../live.ts';
import { toQrCode } from './qr-image.ts';
import { type Connection, type ConnectionDeps, connect, unlink } from './session-connection.ts';
import { SessionMessages } from './session-messages.ts';
import { NotConnected, NotPairing, type SentMessage } from './sessions.ts';
import type { Account, SessionSocket, ShownCode, SocketEvent } from './socket.ts';

export interface RunnerDeps extends ConnectionDeps {
  readonly live: Live;
  readonly log: { error(details: object, message: string): void };
  readonly random: () => number;
}

/**
 * One session: tells its lifecycle what happens, and does what the lifecycle asks for. States
 * change at once; what they cause (rows, sockets, events to clients) follows in the same order.
 */
export class SessionRunner {
  readonly #deps: RunnerDeps;
  readonly #messages: SessionMessages;
  #session: Session;
  #life: Lifecycle;
  #savedWanted: boolean | null = null;
  #connection: Connection | null = null;
  /** Of the connection that may speak: what an older one says is ignored. */
  #generation = 0;
  #code: { readonly shown: QrCode; readonly expiresAt: number } | null = null;
  #cancelTimer = () => {};
  #onNextState: (() => void)[] = [];
  #work: Promise<void> = Promise.resolve();
  #gone = false;

  constructor(session: Session, deps: RunnerDeps) {
    this.#session = session;
    this.#life = atRest(session);
    this.#deps = deps;
    this.#messages = new SessionMessages(deps, () => this.#session);
  }

  /** Answers the session as it is when all that this event causes is done. */
  async dispatch(event: LifecycleEvent): Promise<Session> {
    if (!this.#gone) this.#advance(event);
    await this.#work;
    return this.#session;
  }

  /** It was removed or closed, or its row is gone: it hears nothing and does nothing. */
  isGone(): boolean {
    return this.#gone;
  }

  /** Unlinks, forgets the keys, and hears nothing from then on. */
  async remove(): Promise<void> {
    const done = this.dispatch({ type: 'logout' });
    this.#leave();
    await done;
  }

  /** Disconnects, and leaves all that is stored as it is. */
  async close(): Promise<void> {
    this.#leave();
    this.#enqueue(() => this.#disconnect());
    await this.#work;
  }

  qr(): QrCode | null {
    const { status } = this.#life;
    if (!this.#code || status !== 'qr_code') return null;
    return this.#deps.clock.now() < this.#code.expiresAt ? this.#code.shown : null;
  }

  async pairingCode(phone: string): Promise<PairingCode> {
    while (!this.#gone && awaitsCode(this.#life)) await this.#nextState();
    const socket = this.#connection?.socket;
    const { status, deadline } = this.#life;
    if (!socket || status !== 'qr_code' || deadline === null) {
      throw new NotPairing('The session shows no code.');
    }
    const code = await socket.pairingCode(phone);
    return { code: shownPairingCode(code), expires_at: isoTime(deadline) };
  }

  async send({ chatId, text }: { chatId: string; text: string }): Promise<SentMessage> {
    return this.#messages.send(this.#openSocket(), chatId, text);
  }

  async groups(): Promise<WhatsappGroup[]> {
    const groups = await this.#openSocket().groups();
    return groups.map(({ id, subject, size, participants, creation }) => ({
      id,
      name: subject,
      participant_count: size ?? participants.length,
      created_at: creation ? isoTime(creation * 1000) : null,
    }));
  }

  #openSocket(): SessionSocket {
    const socket = this.#connection?.socket;
    if (socket?.isOpen() && this.#life.status === 'working') return socket;
    throw new NotConnected('The session has no open connection to WhatsApp.');
  }

  #leave(): void {
    this.#gone = true;
    this.#generation += 1;
    this.#cancelTimer();
    this.#tellState();
  }

  #nextState(): Promise<void> {
    return new Promise((resolve) => this.#onNextState.push(resolve));
  }

  #tellState(): void {
    for (const tell of this.#onNextState.splice(0)) tell();
  }

  #advance(event: LifecycleEvent): void {
    const { clock, random } = this.#deps;
    const now = clock.now();
    const { state, effects } = advance(this.#life, event, { now, random: random() });
    this.#life = state;
    this.#setTimer();
    if (state.status !== 'qr_code') this.#code = null;
    if (effects.length > 0) this.#generation += 1;
    const generation = this.#generation;
    this.#enqueue(() => this.#record(state, now));
    for (const effect of effects) this.#enqueue(() => this.#perform(effect, generation));
    this.#tellState();
  }

  #setTimer(): void {
    this.#cancelTimer();
    const at = wakesAt(this.#life);
    if (at === null) return;
    const { clock } = this.#deps;
    this.#cancelTimer = clock.after(Math.max(0, at - clock.now()), () => {
      if (!this.#gone) this.#advance({ type: 'timer' });
    });
  }

  /** In order; a task that fails is logged and stops none after it. */
  #enqueue(task: () => Promise<void>): void {
    this.#work = this.#work.then(task).catch(this.#report);
  }

  readonly #report = (err: unknown): void => {
    this.#deps.log.error({ session: this.#session.name, err }, 'a session met an error');
  };

  #publishStatus(): void {
    const data = { ...this.#session, session: this.#session.name };
    this.#deps.live.publish({ event: 'status', sessionId: this.#session.id, data });
  }

  /** Stores a state that began `at` and tells of it, if it shows. */
  async #record(state: Lifecycle, at: number): Promise<void> {
    const { sessions } = this.#deps.store;
    const { id } = this.#session;
    if (this.#savedWanted !== state.wanted) {
      await sessions.setWanted(id, state.wanted);
      this.#savedWanted = state.wanted;
    }
    const { status, reason } = state;
    const until = statusUntil(state);
    const shown = this.#session;
    const withoutPhone = !state.linked;
    const same =
      shown.status === status &&
      shown.status_reason === reason &&
      !(withoutPhone && shown.phone_number !== null) &&
      shown.status_until === (until === null ? null : isoTime(until));
    if (same) return;
    this.#stored(await sessions.setStatus(id, { status, reason, until, at, withoutPhone }));
  }

  async #saveAccount({ phoneNumber, pushName }: Account): Promise<void> {
    const { phone_number, push_name, id } = this.#session;
    if (phone_number === phoneNumber && push_name === pushName) return;
    const account = { phoneNumber, pushName };
    const at = this.#deps.clock.now();
    this.#stored(await this.#deps.store.sessions.setAccount(id, account, at));
  }

  #stored(session: Session | null): void {
    if (!session) {
      this.#leave();
      this.#enqueue(() => this.#disconnect());
      return;
    }
    this.#session = session;
    this.#publishStatus();
  }

  async #perform(effect: LifecycleEffect, generation: number): Promise<void> {
    switch (effect) {
      case 'connect':
        await this.#disconnect();
        if (generation === this.#generation) await this.#connect(generation);
        return;
      case 'disconnect':
        await this.#disconnect();
        return;
      case 'unlink':
        await unlink(this.#deps, this.#session, this.#connection, this.#report).catch(this.#report);
        await this.#disconnect();
        return;
      case 'forget':
        await this.#deps.store.authState.clear(this.#session.id);
    }
  }

  async #disconnect(): Promise<void> {
    const connection = this.#connection;
    this.#connection = null;
    await connection?.close();
  }

  async #connect(generation: number): Promise<void> {
    try {
      const emit = (event: SocketEvent) => {
        if (generation === this.#generation) this.#hear(event, generation);
      };
      this.#connection = await connect(this.#deps, this.#session, emit, this.#report);
    } catch (error) {
      this.#report(error);
      if (generation !== this.#generation) return;
      this.#advance({ type: 'closed', close: { kind: 'unreachable' } });
    }
  }

  #hear(event: SocketEvent, generation: number): void {
    switch (event.type) {
      case 'code':
        void this.#show(event.code, generation).catch(this.#report);
        break;
      case 'closed':
        // Its last word: what is still being drawn for this connection is void.
        this.#generation += 1;
        this.#advance(event);
        break;
      case 'account':
        this.#enqueue(() => this.#saveAccount(event.account));
        break;
      case 'message':
        this.#enqueue(() => this.#messages.receive(event.message));
        break;
      case 'ack':
        this.#enqueue(() => this.#messages.noteAck(event.id, event.ack, event.jid));
        break;
      default:
        this.#advance(event);
    }
  }

  /** Draws the code before the status says that there is one to scan. */
  async #show(code: ShownCode, generation: number): Promise<void> {
    const shown = await toQrCode(code);
    if (generation !== this.#generation) return;
    this.#code = { shown, expiresAt: code.expiresAt };
    this.#advance({ type: 'code', endsAt: code.endsAt });
    this.#enqueue(async () => {
      if (this.#code?.shown !== shown) return;
      const data = { ...shown, session: this.#session.name };
      this.#deps.live.publish({ event: 'qr', sessionId: this.#session.id, data });
    });
  }
}
