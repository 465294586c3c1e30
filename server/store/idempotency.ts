import { and, eq, lte } from 'drizzle-orm';
import type { Db } from './database.ts';
import { idempotency } from './schema.ts';
import type { IdempotencyStore, IdempotentStart } from './store.ts';

const day = 24 * 60 * 60_000;

const entry = (caller: string, key: string) =>
  and(eq(idempotency.caller, caller), eq(idempotency.key, key));

export function createIdempotencyStore(db: Db): IdempotencyStore {
  async function begin(input: Parameters<IdempotencyStore['begin']>[0]): Promise<IdempotentStart> {
    const { caller, key, bodyHash, at } = input;
    await db.delete(idempotency).where(lte(idempotency.createdAt, at - day));
    const made = await db
      .insert(idempotency)
      .values({ caller, key, bodyHash, createdAt: at })
      .onConflictDoNothing()
      .returning({ key: idempotency.key });
    if (made.length > 0) return { state: 'new' };

    const [kept] = await db.select().from(idempotency).where(entry(caller, key));
    // The first request was abandoned between the two statements: this one is the first now.
    if (!kept) return begin(input);
    if (kept.bodyHash !== bodyHash) return { state: 'reused' };
    return kept.answer === null ? { state: 'running' } : { state: 'answered', answer: kept.answer };
  }

  return {
    begin,
    async answer({ caller, key, answer }) {
      await db.update(idempotency).set({ answer }).where(entry(caller, key));
    },
    async abandon({ caller, key }) {
      await db.delete(idempotency).where(entry(caller, key));
    },
  };
}
