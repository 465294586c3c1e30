import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DirectoryInUse, lockDirectory } from './directory-lock.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'moltflow-'));
});
afterEach(() => rm(directory, { recursive: true }));

test('a lock is held once, also by another path, until it is released', async () => {
  const release = await lockDirectory(directory);
  await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUse);
  const link = join(directory, 'link');
  await symlink(directory, link);
  await expect(lockDirectory(link)).rejects.toThrow(DirectoryInUse);
  await release();
  await (await lockDirectory(directory))();
});

test('of several who lock at once, one gets it', async () => {
  const tries = await Promise.allSettled([1, 2, 3, 4].map(() => lockDirectory(directory)));
  const got = tries.flatMap((tried) => (tried.status === 'fulfilled' ? [tried.value] : []));
  expect(got).toHaveLength(1);
  await got[0]?.();
});

test('what a crash left behind does not lock', async () => {
  await writeFile(join(directory, 'lock.sock'), '');
  await (await lockDirectory(directory))();
});
