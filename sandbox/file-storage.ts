import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { applyChanges, type SandboxStorage } from './storage.ts';

const COMPACT_AFTER_BYTES = 32 * 1024 * 1024;

/**
 * A log of changes, one JSON line per write. A kill can only tear the last line, which then counts
 * as not written; the log is rewritten to what is current when opened and when it has grown.
 */
export async function fileStorage(path: string): Promise<SandboxStorage> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const entries = await replay(path);
  let grown = 0;

  async function compact() {
    const next = `${path}.next`;
    await writeFile(next, line(entries), { mode: 0o600 });
    await rename(next, path);
    grown = 0;
  }

  await compact();
  return {
    readAll: async () => new Map(entries),
    async write(changes) {
      const text = line(changes);
      await appendFile(path, text);
      applyChanges(entries, changes);
      grown += text.length;
      if (grown > COMPACT_AFTER_BYTES) await compact();
    },
  };
}

const line = (changes: ReadonlyMap<string, string | null>) => `${JSON.stringify([...changes])}\n`;

async function replay(path: string): Promise<Map<string, string>> {
  const entries = new Map<string, string>();
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n');
  // What follows the last line break is a torn line, or nothing.
  for (const written of lines.slice(0, -1)) {
    applyChanges(entries, new Map(JSON.parse(written) as [string, string | null][]));
  }
  return entries;
}
