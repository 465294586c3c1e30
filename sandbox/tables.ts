import { BufferJSON } from 'baileys';
import type { SandboxStorage } from './storage.ts';

/**
 * Writes behind: changes made without awaiting in between go out in one write, together with
 * those made while the write before runs. So what belongs to one step must be changed that way.
 */
export class WriteQueue {
  readonly #storage: SandboxStorage;
  #changes = new Map<string, string | null>();
  #next: Promise<void> | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(storage: SandboxStorage) {
    this.#storage = storage;
  }

  change(key: string, value: string | null): void {
    this.#changes.set(key, value);
    this.#next ??= this.#schedule();
  }

  /** Resolves when every change made so far is written; rejects if it could not be. */
  async saved(): Promise<void> {
    await (this.#next ?? this.#last);
  }

  #schedule(): Promise<void> {
    const write = this.#last
      .catch(() => undefined)
      .then(async () => {
        const changes = this.#changes;
        this.#changes = new Map();
        this.#next = undefined;
        try {
          await this.#storage.write(changes);
        } catch (error) {
          this.#changes = new Map([...changes, ...this.#changes]);
          throw error;
        }
      });
    this.#last = write;
    // Whoever needs the write asks saved(); for the rest the changes wait for the next one.
    write.catch(() => undefined);
    return write;
  }
}

/** A persisted map. Values are replaced, never changed in place. */
export class Table<Value> {
  readonly #prefix: string;
  readonly #writes: WriteQueue;
  readonly #rows = new Map<string, Value>();

  constructor(name: string, stored: ReadonlyMap<string, string>, writes: WriteQueue) {
    this.#prefix = `${name}/`;
    this.#writes = writes;
    for (const [key, value] of stored) {
      if (!key.startsWith(this.#prefix)) continue;
      this.#rows.set(key.slice(this.#prefix.length), JSON.parse(value, BufferJSON.reviver));
    }
  }

  get(key: string): Value | undefined {
    return this.#rows.get(key);
  }

  has(key: string): boolean {
    return this.#rows.has(key);
  }

  values(): Value[] {
    return [...this.#rows.values()];
  }

  set(key: string, value: Value): void {
    this.#rows.set(key, value);
    this.#writes.change(this.#prefix + key, JSON.stringify(value, BufferJSON.replacer));
  }

  delete(key: string): void {
    if (this.#rows.delete(key)) this.#writes.change(this.#prefix + key, null);
  }

  clear(): void {
    for (const key of [...this.#rows.keys()]) this.delete(key);
  }
}
