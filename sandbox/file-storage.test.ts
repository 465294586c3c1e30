import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileStorage } from './file-storage.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  path = join(folder, 'data', 'network.log');
});

afterEach(() => rm(folder, { recursive: true }));

const reopened = async () => Object.fromEntries(await (await fileStorage(path)).readAll());

it('keeps what was written last', async () => {
  const storage = await fileStorage(path);
  await storage.write(
    new Map([
      ['a', '1'],
      ['b', '1'],
    ]),
  );
  await storage.write(
    new Map([
      ['a', '2'],
      ['b', null],
    ]),
  );
  expect(await reopened()).toEqual({ a: '2' });
});

it('forgets a write that a kill has torn, and goes on', async () => {
  const storage = await fileStorage(path);
  await storage.write(new Map([['a', '1']]));
  await appendFile(path, '[["a","2"],["b"');
  expect(await reopened()).toEqual({ a: '1' });
  await (await fileStorage(path)).write(new Map([['b', '1']]));
  expect(await reopened()).toEqual({ a: '1', b: '1' });
});

it('holds only what is current once it is opened', async () => {
  const storage = await fileStorage(path);
  await storage.write(new Map([['a', 'outdated']]));
  await storage.write(new Map([['a', 'current']]));
  await reopened();
  expect(await readFile(path, 'utf8')).toBe('[["a","current"]]\n');
});
