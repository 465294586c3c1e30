import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/**
 * Postgres, embedded or not. Inside a transaction use its own handle only: the embedded database
 * has one connection, so waiting for the outer handle there waits for ever.
 */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>, Record<string, never>>;

/** A database, opened and migrated. */
export interface Database {
  readonly db: Db;
  close(): Promise<void>;
}
