import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { startServer } from './start-server.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-server-'));
});
afterAll(() => rm(folder, { recursive: true }));

const start = (env: Record<string, string> = {}) =>
  startServer(readConfig({ PORT: '0', DATA_DIR: join(folder, 'data'), ...env }), {
    log: createLog('silent'),
    staticDir: join(folder, 'dist'),
    version: '1.2.3',
  });

test('starts on a free port, sets up once, and stops with its streams, to start again', async () => {
  const server = await start();
  const api = `${server.url}/api/v2`;
  const post = (path: string, body: object) =>
    fetch(api + path, { method: 'POST', body: JSON.stringify(body) });
  expect(server.setupToken).toMatch(/^[\w-]{43}$/);
  const account = { email: 'owner@example.com', password: 'correct horse' };
  await post('/setup', { token: server.setupToken, ...account });
  const { access_token } = (await (await post('/auth/login', account)).json()) as {
    access_token: string;
  };

  const taken = start({ PORT: new URL(server.url).port, DATA_DIR: join(folder, 'other') });
  await expect(taken).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await expect(start()).rejects.toMatchObject({ name: 'DirectoryInUse' });

  const stream = await fetch(`${api}/events`, {
    headers: { Authorization: `Bearer ${access_token}` },
  });
  await server.close();
  expect(await stream.text()).toBe(': open\n\n');
  await expect(fetch(`${api}/health`)).rejects.toThrow();

  const again = await start();
  expect(again.setupToken).toBeNull();
  await again.close();
}, 60_000);
