import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const sources = [
  'contract',
  'rules',
  'src',
  'server',
  'sandbox',
  'public',
  'index.html',
  'lingui.config.ts',
  'package-lock.json',
  'vite.config.ts',
  'vite.server.config.ts',
];
const products = ['dist/index.html', 'build/server.js'];

/** When anything in a file or folder last changed, in ms; folders tell of what was removed. */
function changedAt(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const entries = readdirSync(path).filter((name) => !name.includes('.test.'));
  return Math.max(stat.mtimeMs, ...entries.map((name) => changedAt(join(path, name))));
}

export function buildIsStale() {
  const built = products.map((path) => join(root, path));
  if (!built.every((path) => existsSync(path))) return true;
  const oldest = Math.min(...built.map(changedAt));
  return sources.some((path) => changedAt(join(root, path)) > oldest);
}

/** Builds the dashboard and the server; throws where that fails. */
export function build() {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  if (!existsSync(vite)) throw new Error('Vite is not installed here: run npm ci first.');
  for (const config of ['vite.config.ts', 'vite.server.config.ts']) {
    const { status } = spawnSync(
      process.execPath,
      [vite, 'build', '--config', config, '--logLevel', 'warn'],
      { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
    );
    if (status !== 0) throw new Error(`The build by ${config} failed.`);
  }
}

export function buildIfStale() {
  if (buildIsStale()) build();
}
