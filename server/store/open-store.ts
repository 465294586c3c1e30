import { createStore } from './create-store.ts';
import { openEmbedded } from './embedded.ts';
import { openPostgres } from './postgres.ts';
import type { Store } from './store.ts';

/**
 * Opens the store and brings its tables up to date: of the Postgres at `databaseUrl`, or else of
 * the database embedded in `dataDir`. Rejects with `DirectoryInUse` when another process has that.
 */
export async function openStore(options: {
  dataDir: string;
  databaseUrl?: string | null;
  log?: (message: string) => void;
}): Promise<Store> {
  const { dataDir, databaseUrl, log = () => {} } = options;
  return databaseUrl
    ? createStore(await openPostgres(databaseUrl, log), { writesAlone: false })
    : createStore(await openEmbedded(dataDir, log), { writesAlone: true });
}
