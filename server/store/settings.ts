import { eq } from 'drizzle-orm';
import type { Db } from './database.ts';
import { settings } from './schema.ts';
import type { SettingsStore } from './store.ts';

export function createSettingsStore(db: Db): SettingsStore {
  async function get(key: string): Promise<string | null> {
    const [row] = await db.select().from(settings).where(eq(settings.key, key));
    return row?.value ?? null;
  }

  return {
    get,
    async getOrMake(key, make) {
      const kept = await get(key);
      if (kept !== null) return kept;
      const made = make();
      await db.insert(settings).values({ key, value: made }).onConflictDoNothing();
      return (await get(key)) ?? made;
    },
    async set(key, value) {
      await db
        .insert(settings)
        .values({ key, value })
        .onConflictDoUpdate({ target: settings.key, set: { value } });
    },
  };
}
