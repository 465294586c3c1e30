import { createHash } from 'node:crypto';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Db } from './database.ts';
import journal from './migrations/meta/_journal.json';

/** The SQL by path. Imported rather than read, so that the built server carries it. */
const files = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const migrations = journal.entries.map((entry) => {
  const text = files[`./migrations/${entry.tag}.sql`];
  if (text === undefined) throw new Error(`Migration ${entry.tag} has no SQL file.`);
  return {
    sql: text.split('--> statement-breakpoint'),
    bps: entry.breakpoints,
    folderMillis: entry.when,
    hash: createHash('sha256').update(text).digest('hex'),
  };
});

/** Stands for all migrations together: it changes when one is added. */
export const migrationsHash = createHash('sha256')
  .update(migrations.map((migration) => migration.hash).join())
  .digest('hex');

/** Brings the tables up to date. One caller at a time: Drizzle takes no lock. */
export async function migrate(db: Db): Promise<void> {
  await new PgDialect().migrate(migrations, db._.session, '');
}
