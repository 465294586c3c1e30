import { inArray, sql } from 'drizzle-orm';
import type { Db } from './database.ts';
import { sandboxState } from './schema.ts';
import type { SandboxStateStore } from './store.ts';

export function createSandboxStateStore(db: Db): SandboxStateStore {
  return {
    async readAll() {
      const rows = await db.select().from(sandboxState);
      return new Map(rows.map((row) => [row.key, row.value]));
    },
    async write(changes) {
      const kept: { key: string; value: string }[] = [];
      const dropped: string[] = [];
      for (const [key, value] of changes) {
        if (value === null) dropped.push(key);
        else kept.push({ key, value });
      }
      await db.transaction(async (tx) => {
        if (kept.length > 0) {
          await tx
            .insert(sandboxState)
            .values(kept)
            .onConflictDoUpdate({ target: sandboxState.key, set: { value: sql`excluded.value` } });
        }
        if (dropped.length > 0) {
          await tx.delete(sandboxState).where(inArray(sandboxState.key, dropped));
        }
      });
    },
  };
}
