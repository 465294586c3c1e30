import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Database, Db } from './database.ts';
import { lockDirectory } from './directory-lock.ts';
import { DurableNodeFS } from './durable-node-fs.ts';
import { makeDatabase } from './make-database.ts';
import { migrate } from './migrate.ts';

const startParams = [
  // Without `-F`, which turns fsync off.
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  // The default method, fdatasync, does nothing here.
  ...['fsync=on', 'wal_sync_method=fsync'].flatMap((setting) => ['-c', setting]),
  // A third of the memory that the defaults take.
  ...['shared_buffers=8MB', 'max_connections=10', 'max_wal_size=64MB'].flatMap((setting) => [
    '-c',
    setting,
  ]),
];

/** The database in `<dataDir>/db`, made at the first start. Rejects with `DirectoryInUse`. */
export async function openEmbedded(
  dataDir: string,
  log: (message: string) => void,
): Promise<Database> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const unlock = await lockDirectory(dataDir);
  let client: PGlite | undefined;
  const close = async () => {
    await client?.close();
    await unlock();
  };
  try {
    const directory = join(dataDir, 'db');
    if (!existsSync(directory)) {
      log('Making the database, once.');
      await makeDatabase(directory);
    }
    client = await PGlite.create({ fs: new DurableNodeFS(directory), startParams });
    const db = asDb(client);
    await migrate(db);
    return { db, close };
  } catch (error) {
    await close();
    throw error;
  }
}

export function asDb(client: PGlite): Db {
  return drizzle(client, { casing: 'snake_case' }) as unknown as Db;
}
