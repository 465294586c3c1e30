import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { DirectoryInUse } from './directory-lock.ts';
import { openStore } from './open-store.ts';
import { startStoreProcess } from './store-process.ts';
import { createTestDatabase } from './test-stores.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('the embedded store', () => {
  let parent: string;
  let dataDir: string;
  // One directory for all: making a database costs seconds.
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'moltflow-'));
    dataDir = join(parent, 'data');
  });
  afterAll(() => rm(parent, { recursive: true }));

  test('is made once, for its user only, and keeps what was written', async () => {
    const messages: string[] = [];
    const open = () => openStore({ dataDir, log: (message) => messages.push(message) });
    const first = await open();
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    await first.settings.set('key', 'value');
    await first.close();

    const second = await open();
    expect(await second.settings.get('key')).toBe('value');
    await second.ping();
    await second.close();
    await expect(second.ping()).rejects.toThrow();
    expect(messages).toEqual(['Making the database, once.']);
    expect(await readdir(dataDir)).toEqual(['db']);
  });

  test('has one server at a time', async () => {
    const first = await openStore({ dataDir });
    const refusal = await openStore({ dataDir }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DirectoryInUse);
    expect(String(refusal)).toContain(dataDir);
    expect(String(refusal)).toContain('DATA_DIR');
    await first.ping();
    await first.close();
    await (await openStore({ dataDir })).close();
  });

  test('loses nothing that was acknowledged, and its lock, when the server is killed', async () => {
    const server = await startStoreProcess(dataDir);
    onTestFinished(() => server.kill());
    const acknowledged = await server.writes(25);
    await expect(openStore({ dataDir })).rejects.toThrow(DirectoryInUse);
    await server.kill();

    const store = await openStore({ dataDir });
    for (const key of acknowledged) expect(await store.settings.get(key)).toBe('kept');
    await store.close();
  });
});

const postgres = process.env.TEST_DATABASE_URL;

// A run with a Postgres is one of its own: `npm run test:full` makes it.
if (postgres) {
  describe('the store on Postgres', () => {
    test('several servers that start together on an empty database all come up', async () => {
      const { url, drop } = await createTestDatabase(postgres);
      const open = () => openStore({ dataDir: '/nowhere', databaseUrl: url });
      const stores = await Promise.all([open(), open(), open()]);
      await stores[0]?.settings.set('key', 'value');
      for (const store of stores) {
        expect(await store.settings.get('key')).toBe('value');
        await store.close();
      }
      await drop();
    });

    test('says so when there is no database', async () => {
      const databaseUrl = 'postgres://nobody@127.0.0.1:1/none';
      await expect(openStore({ dataDir: '/nowhere', databaseUrl })).rejects.toThrow('ECONNREFUSED');
    });
  });
}
