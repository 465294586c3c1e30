import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import type { Database, Db } from './database.ts';
import { migrate } from './migrate.ts';

/** What servers that start together take in turn to migrate. Any number, once chosen. */
const migrationLock = 7_264_816;

/** @param url `postgres://user:password@host/database`, of Postgres 14 or newer. */
export async function openPostgres(url: string, log: (message: string) => void): Promise<Database> {
  const pool = new Pool({ connectionString: url });
  pool.on('error', (error) => log(`An idle database connection ended: ${error.message}`));
  const db = drizzle(pool, { casing: 'snake_case' }) as unknown as Db;
  try {
    await migrateInTurn(pool, db);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { db, close: () => pool.end() };
}

async function migrateInTurn(pool: Pool, db: Db): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await migrate(db);
  } finally {
    // Closing the connection is what frees the lock, also after a failure.
    client.release(true);
  }
}
