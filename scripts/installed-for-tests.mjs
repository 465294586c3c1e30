import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { aptInstall } from './apt-install.mjs';

/** Installs an npm package into a temporary folder; gives its `node_modules` to `work`. */
export async function withPackage(spec, work) {
  const folder = mkdtempSync(join(tmpdir(), 'moltflow-package-'));
  try {
    const { status } = spawnSync(
      'npm',
      ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', spec],
      { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] },
    );
    if (status !== 0) throw new Error(`${spec} could not be installed.`);
    return await work(join(folder, 'node_modules'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Gives `work` the binary of another Node: its package for this platform, which is one file. */
export function withNode(major, work) {
  const name = `node-${process.platform}-${process.arch}`;
  return withPackage(`${name}@${major}`, (modules) => work(join(modules, name, 'bin/node')));
}

/** A Python that has requests. */
export function pythonWithRequests() {
  const works = (python) =>
    spawnSync(python, ['-c', 'import requests'], { stdio: 'ignore' }).status === 0;
  const candidates = ['python3', '/usr/bin/python3'];
  const found =
    candidates.find(works) ??
    (aptInstall('python3', 'python3-requests') ? candidates.find(works) : undefined);
  if (!found) throw new Error('No Python with requests, and none could be installed.');
  return found;
}
