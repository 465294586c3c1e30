import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/** Writes settings for ever, telling the key of each once it is acknowledged. */
const program = `
  const [module, dataDir] = process.argv.slice(1);
  const { openStore } = await import(module);
  const store = await openStore({ dataDir });
  for (let n = 0; ; n += 1) {
    await store.settings.set('key ' + n, 'kept');
    console.log('key ' + n);
  }
`;

export interface StoreProcess {
  /** The keys of the next `count` acknowledged writes. */
  writes(count: number): Promise<string[]>;
  /** Kills it as it stands, with writes under way; once is enough. */
  kill(): Promise<void>;
}

/** A process for tests to kill, with the store on `dataDir`, built as the server is built. */
export async function startStoreProcess(dataDir: string): Promise<StoreProcess> {
  // Within the project, so that the packages are found from there.
  const outDir = resolve(`node_modules/.cache/moltflow/store-${process.pid}`);
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: { ssr: 'server/store/open-store.ts', outDir, target: 'node20' },
    ssr: { external: true },
  });
  const module = pathToFileURL(resolve(outDir, 'open-store.js')).href;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', program, module, dataDir],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async writes(count) {
      const keys: string[] = [];
      while (keys.length < count) {
        const { value, done } = await lines.next();
        if (done) throw new Error('The store’s process ended by itself.');
        keys.push(value);
      }
      return keys;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
