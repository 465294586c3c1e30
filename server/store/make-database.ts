import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Run in a process of its own: making a database takes 800 MB that Node would never give back. */
const program = `
  const [pglite, directory] = process.argv.slice(1);
  const { closeSync, fsyncSync, openSync, readdirSync } = require('node:fs');
  const { join } = require('node:path');
  require(pglite).PGlite.create(directory).then(async (database) => {
    await database.close();
    for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = openSync(join(entry.parentPath ?? entry.path, entry.name), 'r+');
      fsyncSync(file);
      closeSync(file);
    }
  });
`;

/** Makes an empty database: whole or, whatever interrupts it, not at all. */
export async function makeDatabase(directory: string): Promise<void> {
  const parent = dirname(directory);
  const prefix = `${basename(directory)}.new-`;
  for (const name of await readdir(parent)) {
    // A process that outlived its parent may still be writing there; the next start clears it.
    if (name.startsWith(prefix)) {
      await rm(join(parent, name), { recursive: true, force: true }).catch(() => {});
    }
  }
  const fresh = join(parent, `${prefix}${process.pid}`);
  await mkdir(fresh, { mode: 0o700 });
  await run(fresh);
  await rename(fresh, directory);
}

async function run(directory: string): Promise<void> {
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const child = spawn(process.execPath, ['-e', program, pglite, directory], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2_000);
  });
  const [code, signal] = await once(child, 'close');
  if (code !== 0) {
    throw new Error(`The database could not be made (${signal ?? `exit ${code}`}): ${complaint}`);
  }
}
