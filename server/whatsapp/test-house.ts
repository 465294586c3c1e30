import type { Network, Session } from '../../contract/sessions.ts';
import { type Clock, systemClock } from '../clock.ts';
import { createLive, type LiveEvent } from '../live.ts';
import { openMemoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { createWhatsAppSessions } from './create-sessions.ts';
import { openSandbox, type SandboxControl } from './sandbox.ts';
import type { WhatsAppSessions } from './sessions.ts';

type EventOf<Name extends LiveEvent['event']> = Extract<LiveEvent, { event: Name }>;

/** Sessions with a sandbox network and a store, and everything they tell their streams. */
export class TestHouse {
  readonly events: LiveEvent[] = [];
  readonly errors: object[] = [];
  sandbox: SandboxControl;
  sessions: WhatsAppSessions;
  readonly store: Store;
  readonly live = createLive({ epoch: 'test' });
  readonly #clock: Clock;
  readonly #liveUrl: string | undefined;
  #heard = () => {};

  /** `liveUrl` is where live sessions connect; `sandbox`: to the sandbox, as an impostor would have it. */
  static async open(options: { clock?: Clock; liveUrl?: string } = {}): Promise<TestHouse> {
    const store = await openMemoryStore();
    const sandbox = await openNetwork(store);
    return new TestHouse(store, sandbox, options);
  }

  private constructor(
    store: Store,
    sandbox: SandboxControl,
    options: { clock?: Clock; liveUrl?: string },
  ) {
    this.store = store;
    this.sandbox = sandbox;
    this.#clock = options.clock ?? systemClock;
    this.#liveUrl = options.liveUrl;
    this.live.subscribe(({ live }) => {
      this.events.push(live);
      this.#heard();
    });
    this.sessions = this.#makeSessions();
  }

  #makeSessions(): WhatsAppSessions {
    return createWhatsAppSessions({
      store: this.store,
      live: this.live,
      clock: this.#clock,
      log: { error: (details) => void this.errors.push(details) },
      sandbox: this.sandbox,
      staggerMs: 10,
      ...(this.#liveUrl && {
        liveUrl: this.#liveUrl === 'sandbox' ? this.sandbox.url : this.#liveUrl,
      }),
    });
  }

  /** As a new process would find everything. */
  async restart(): Promise<void> {
    await this.sessions.close();
    await this.sandbox.close();
    this.events.length = 0;
    this.sandbox = await openNetwork(this.store);
    this.sessions = this.#makeSessions();
    await this.sessions.restore();
  }

  /** No session and no linked phone is left. */
  async clear(): Promise<void> {
    await this.sessions.close();
    for (const { id } of await this.store.sessions.list()) await this.store.sessions.delete(id);
    await this.sandbox.reset();
    this.events.length = 0;
    this.errors.length = 0;
    this.sessions = this.#makeSessions();
  }

  async close(): Promise<void> {
    await this.sessions.close();
    await this.sandbox.close();
    await this.store.close();
  }

  async create(name: string, network: Network = 'sandbox'): Promise<Session> {
    const at = this.#clock.now();
    const made = await this.store.sessions.create({
      name,
      network,
      status: 'starting',
      wanted: true,
      at,
    });
    if (!made) throw new Error(`There is a session ${name} already.`);
    return this.sessions.start(made);
  }

  /** A session that works. */
  async linked(name: string): Promise<Session> {
    const session = await this.create(name);
    await this.scan(session);
    await this.status(session, 'working');
    return this.now(session);
  }

  async now({ id }: Session): Promise<Session> {
    const session = await this.store.sessions.getById(id);
    if (!session) throw new Error('The session is gone.');
    return session;
  }

  async scan(session: Session): Promise<void> {
    await this.sandbox.scan({ qr: await this.code(session) });
  }

  /** The text of a code that is shown now, or the next one. */
  async code(session: Session): Promise<string> {
    const shown = this.sessions.qr(session.id) ?? (await this.next('qr', session)).data;
    return shown.qr_text ?? '';
  }

  /** The newest status of the session is, or becomes, this one. */
  async status(session: Session, status: string, reason: string | null = null): Promise<void> {
    const isIt = ({ data }: EventOf<'status'>) =>
      data.status === status && data.status_reason === reason;
    const newest = this.all('status', session).at(-1);
    if (!newest || !isIt(newest)) await this.next('status', session, isIt);
  }

  all<Name extends LiveEvent['event']>(name: Name, session: Session): EventOf<Name>[] {
    return this.events.filter(
      (event): event is EventOf<Name> => event.event === name && event.sessionId === session.id,
    );
  }

  /** The first event from now on that is such a one. */
  async next<Name extends LiveEvent['event']>(
    name: Name,
    session: Session,
    is: (event: EventOf<Name>) => boolean = () => true,
  ): Promise<EventOf<Name>> {
    const seen = new Set<LiveEvent>(this.events);
    return this.#find(() => this.all(name, session).find((event) => !seen.has(event) && is(event)));
  }

  /** The first event at all that is such a one. */
  async some<Name extends LiveEvent['event']>(
    name: Name,
    session: Session,
    is: (event: EventOf<Name>) => boolean = () => true,
  ): Promise<EventOf<Name>> {
    return this.#find(() => this.all(name, session).find(is));
  }

  async #find<Found>(search: () => Found | undefined): Promise<Found> {
    for (;;) {
      const found = search();
      if (found) return found;
      await new Promise<void>((resolve) => {
        const before = this.#heard;
        this.#heard = () => {
          this.#heard = before;
          before();
          resolve();
        };
      });
    }
  }

  /** What a client has seen of a session, one line each. */
  story(session: Session): string[] {
    return this.events
      .filter((event) => event.sessionId === session.id)
      .map((event) => {
        if (event.event === 'status') {
          return [event.data.status, event.data.status_reason].filter(Boolean).join('/');
        }
        if (event.event === 'qr') return `qr ${event.data.sequence} of ${event.data.total}`;
        return event.event;
      });
  }
}

async function openNetwork(store: Store): Promise<SandboxControl> {
  const sandbox = await openSandbox({ mode: 'on', storage: store.sandboxState });
  if (!sandbox) throw new Error('The sandbox is on.');
  return sandbox;
}
