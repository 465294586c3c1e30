import { toDataURL } from 'qrcode';

/** A session as the guide writes one. */
export interface ForeignSession {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  readonly status_reason?: string;
  readonly created_at: string;
  readonly updated_at?: string;
}

export interface ForeignEvent {
  readonly event: 'status' | 'qr';
  readonly data: Readonly<Record<string, string>>;
}

type Tell = (event: ForeignEvent) => void;

const lastChange = '2026-01-25T15:00:15Z';

/** What the server knows: the guide's two sessions, and who listens to them. */
export class House {
  readonly #sessions = new Map<string, ForeignSession>();
  readonly #listeners = new Map<string, Set<Tell>>();
  readonly #picture: string;
  #nextId = 42;

  static async open(): Promise<House> {
    return new House(await toDataURL('2@a code to scan'));
  }

  /** `picture`: of the code that every session shows. */
  private constructor(picture: string) {
    this.#picture = picture;
    this.add('support-team', 'working');
    this.add('sales-bot', 'qr_code');
  }

  list(): ForeignSession[] {
    return [...this.#sessions.values()];
  }

  get(name: string): ForeignSession | undefined {
    return this.#sessions.get(name);
  }

  add(name: string, status: string): ForeignSession {
    const created_at = '2026-01-25T15:00:00Z';
    const made = { id: this.#nextId, name, status, created_at };
    this.#nextId += 1;
    this.#sessions.set(name, made);
    return made;
  }

  remove(name: string): void {
    this.#sessions.delete(name);
  }

  /** Gives a session another status, and tells its streams. */
  become(name: string, status: string, status_reason?: string): void {
    const before = this.#sessions.get(name);
    if (!before) throw new Error(`There is no session ${name}.`);
    const { status_reason: _, ...rest } = before;
    const reason = status_reason === undefined ? {} : { status_reason };
    this.#sessions.set(name, { ...rest, status, ...reason, updated_at: lastChange });
    for (const event of this.state(name)) {
      for (const tell of this.#listeners.get(name) ?? []) tell(event);
    }
  }

  /** What a new stream is told first. The code is a picture and nothing else, as in the guide. */
  state(name: string): ForeignEvent[] {
    const { status = '', status_reason } = this.#sessions.get(name) ?? {};
    const data = { status, ...(status_reason !== undefined && { status_reason }) };
    const told: ForeignEvent = { event: 'status', data };
    if (status !== 'qr_code') return [told];
    return [told, { event: 'qr', data: { qr: this.#picture } }];
  }

  /** Hears what becomes of a session; the answer stops it. */
  listen(name: string, tell: Tell): () => void {
    const others = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, others.add(tell));
    return () => void others.delete(tell);
  }
}
