import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createStore } from './create-store.ts';
import type { Database } from './database.ts';
import { asDb } from './embedded.ts';
import { migrate, migrationsHash } from './migrate.ts';
import type { Store } from './store.ts';

const cache = 'node_modules/.cache/moltflow';

/** A store for tests: empty, with every table, gone when closed. */
export async function openMemoryStore(): Promise<Store> {
  return createStore(await openMemoryDatabase(), { writesAlone: true });
}

export async function openMemoryDatabase(): Promise<Database> {
  const client = await PGlite.create({ loadDataDir: new Blob([await migratedDatabase()]) });
  return { db: asDb(client), close: () => client.close() };
}

/**
 * An empty database as a tar. Making one takes seconds, unpacking it a fraction of one, so it is
 * kept until a migration is added or PGlite changes.
 */
async function migratedDatabase(): Promise<Buffer<ArrayBuffer>> {
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(await readFile(join(dirname(pglite), '../package.json'), 'utf8'));
  const file = join(cache, `empty-${version}-${migrationsHash.slice(0, 16)}.tar`);
  const kept = await readFile(file).catch(() => null);
  if (kept) return kept;
  const client = await PGlite.create();
  await migrate(asDb(client));
  const dump = await client.dumpDataDir('none');
  await client.close();
  const made = Buffer.from(await dump.arrayBuffer());
  await mkdir(cache, { recursive: true });
  await writeFile(`${file}.${process.pid}`, made);
  await rename(`${file}.${process.pid}`, file);
  return made;
}
