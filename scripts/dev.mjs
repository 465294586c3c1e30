import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { build, createServer } from 'vite';
import { root } from './build-if-stale.mjs';

const apiPort = process.env.PORT ?? '3000';
let server = null;

async function stopServer() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const stopped = once(server, 'exit');
  server.kill('SIGTERM');
  await stopped;
}

async function restartServer() {
  await stopServer();
  server = spawn(process.execPath, ['--enable-source-maps', join(root, 'build/server.js')], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PORT: apiPort },
  });
}

const dashboard = await createServer({
  root,
  configFile: join(root, 'vite.config.ts'),
  server: { proxy: { '/api': `http://127.0.0.1:${apiPort}` } },
});
await dashboard.listen();

const watcher = await build({
  root,
  configFile: join(root, 'vite.server.config.ts'),
  logLevel: 'warn',
  build: { watch: {} },
});

let restarts = Promise.resolve();
watcher.on('event', (event) => {
  if (event.code === 'END') restarts = restarts.then(restartServer);
  if (event.code === 'ERROR') console.error(event.error.message);
});

console.log('\nThe dashboard, reloaded as you edit (open setup links on this address):');
dashboard.printUrls();

let ending = false;
async function end() {
  if (ending) return;
  ending = true;
  await Promise.all([stopServer(), watcher.close(), dashboard.close()]);
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end);
