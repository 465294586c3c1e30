import { randomBytes } from 'node:crypto';
import { getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { createStore } from './create-store.ts';
import type { Database } from './database.ts';
import { openMemoryDatabase } from './memory-store.ts';
import { openPostgres } from './postgres.ts';
import * as schema from './schema.ts';
import type { Store } from './store.ts';

const testDatabaseUrl = process.env.TEST_DATABASE_URL;

const databases: { name: string; open: () => Promise<Database> }[] = [
  { name: 'PGlite', open: openMemoryDatabase },
];
if (testDatabaseUrl) {
  databases.push({
    name: 'Postgres',
    async open() {
      const { url, drop } = await createTestDatabase(testDatabaseUrl);
      const { db, close } = await openPostgres(url, () => {});
      return { db, close: () => close().then(drop) };
    },
  });
}

/**
 * Describes what holds on the embedded database and, where `TEST_DATABASE_URL` names a server
 * whose user may create databases, on Postgres. Every test finds the store empty.
 */
export function describeStore(title: string, suite: (store: () => Store) => void): void {
  describe.each(databases)(`${title}, on $name`, ({ open }) => {
    let database: Database;
    let store: Store;
    beforeAll(async () => {
      database = await open();
      // Emptied between tests behind its back.
      store = createStore(database, { writesAlone: false });
    });
    afterAll(() => store.close());
    beforeEach(() => empty(database));
    suite(() => store);
  });
}

const tables: PgTable[] = Object.values(schema).filter((entry) => is(entry, PgTable));
const counted = tables.filter((table) => getTableColumns(table).id?.generatedIdentity);

/** Deletes, because on small tables `truncate` takes ten times as long. */
async function empty({ db }: Database): Promise<void> {
  await db.transaction(async (tx) => {
    for (const table of tables) await tx.delete(table);
    const restarts = counted.map(
      (table) => sql`setval(pg_get_serial_sequence(${getTableName(table)}, 'id'), 1, false)`,
    );
    await tx.execute(sql`select ${sql.join(restarts, sql`, `)}`);
  });
}

/** A database of the test's own on the server of `serverUrl`. */
export async function createTestDatabase(
  serverUrl: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `moltflow_test_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string) => {
    const client = new Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) };
}
