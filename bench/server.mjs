import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { root } from '../scripts/build-if-stale.mjs';
import { createApi } from './api.mjs';
import { atExit } from './at-exit.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const startWithinMs = 60_000;

export const owner = { email: 'owner@example.com', password: 'correct horse battery staple' };

/** The defaults but for the port and the rate limit, whatever the environment says; empty is unset. */
const settings = {
  PORT: '0',
  HOST: '',
  DATABASE_URL: '',
  RATE_LIMIT_PER_MINUTE: '0',
  CORS_ORIGINS: '',
  TRUST_PROXY: '',
  LOG_LEVEL: '',
  SANDBOX: '',
  SANDBOX_URL: '',
  GUIDE_ONLY: '',
  ADMIN_EMAIL: '',
  ADMIN_PASSWORD: '',
};

/** Starts a program of ours; answers once it printed where it listens. Its log goes to a file. */
async function startProgram(script, env) {
  const log = join(temporaryFolder(), 'log');
  const child = spawn(process.execPath, [script], {
    cwd: root,
    stdio: ['ignore', 'pipe', openSync(log, 'w')],
    env: { ...process.env, ...settings, ...env },
  });
  const exited = once(child, 'exit');
  const isCleared = atExit(() => child.kill('SIGKILL'));
  exited.then(isCleared);

  async function printedUrl() {
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /\b(?:http|ws):\/\/\S+/.exec(line)?.[0];
      if (url) return url;
    }
    throw new Error(`${script} ended before it listened:\n${readFileSync(log, 'utf8')}`);
  }
  const overdue = setTimeout(() => child.kill('SIGKILL'), startWithinMs);
  const url = await printedUrl();
  clearTimeout(overdue);
  child.stdout.resume();

  return {
    origin: new URL(url).origin.replace(/^ws/, 'http'),
    pid: child.pid,
    log,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** The built server as `npm start` runs it. `log` is the file that it writes its log to. */
export function startServer({ dataDir = temporaryFolder(), env = {} } = {}) {
  return startProgram('scripts/start.mjs', { DATA_DIR: dataDir, ...env });
}

/** The sandbox network in a process of its own. */
export function startSandbox() {
  return startProgram('build/sandbox.js', { DATA_DIR: temporaryFolder() });
}

/** Gives `work` a server that has an owner, and the API as that owner sees it; then stops it. */
export async function withServer(work, { env = {} } = {}) {
  const admin = { ADMIN_EMAIL: owner.email, ADMIN_PASSWORD: owner.password };
  const server = await startServer({ env: { ...admin, ...env } });
  try {
    return await work(server, await createApi(server.origin, owner));
  } finally {
    await server.stop();
  }
}
