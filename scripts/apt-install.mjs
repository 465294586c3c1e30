import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** Installs packages by apt where this process may. Answers whether they are there now. */
export function aptInstall(...packages) {
  if (process.getuid?.() !== 0) return false;
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  if (!apt('update', '-qq')) return false;
  return apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
}
