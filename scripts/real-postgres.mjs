import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { aptInstall } from './apt-install.mjs';

const debianFolder = '/usr/lib/postgresql';

function debianBinaries() {
  if (!existsSync(debianFolder)) return undefined;
  const versions = readdirSync(debianFolder).sort((a, b) => Number(b) - Number(a));
  return versions
    .map((version) => join(debianFolder, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
}

function binaries() {
  const found = debianBinaries() ?? (aptInstall('postgresql') ? debianBinaries() : undefined);
  if (!found) throw new Error(`No Postgres in ${debianFolder}, and none could be installed.`);
  return found;
}

/** Postgres refuses to run as root: as whom it runs then. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Starts a Postgres of its own on a free loopback port, gives its URL to `work`, and stops it. */
export async function withPostgres(work) {
  const bin = binaries();
  const user = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'moltflow-postgres-'));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const run = (tool, ...args) =>
    execFileSync(join(bin, tool), args, {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  const data = join(folder, 'data');
  try {
    run('initdb', '-D', data, '-U', 'moltflow', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8');
    const port = await freePort();
    const settings = `-c listen_addresses=127.0.0.1 -p ${port} -k ${folder} -c fsync=off`;
    run('pg_ctl', 'start', '-w', '-D', data, '-o', settings, '-l', join(folder, 'log'));
    try {
      return await work(`postgres://moltflow@127.0.0.1:${port}/postgres`);
    } finally {
      run('pg_ctl', 'stop', '-w', '-D', data, '-m', 'immediate');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
