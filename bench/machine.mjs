import { readFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import process from 'node:process';

function systemName() {
  try {
    const facts = readFileSync('/etc/os-release', 'utf8');
    return /^PRETTY_NAME="?([^"\n]*)/m.exec(facts)?.[1];
  } catch {
    return undefined;
  }
}

/** One line on what the figures were measured on, and how busy it was before they were. */
export function machine() {
  const cores = cpus();
  return [
    `${cores.length} cores (${cores[0]?.model.trim()})`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    systemName() ?? `${platform()} ${release()}`,
    arch(),
    `Node ${process.versions.node}`,
    `load average ${loadavg()[0].toFixed(1)}`,
  ].join(', ');
}
