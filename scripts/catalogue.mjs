import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { root } from './build-if-stale.mjs';

/** What a catalogue says, without the places its messages come from, which move with every edit. */
function entriesOf(folder) {
  const catalogues = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.po'))
    .sort();
  return catalogues.map((name) => {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    const kept = lines.filter((line) => !/^#:|^"POT-Creation-Date:/.test(line));
    return `${name}\n${kept.join('\n')}`;
  });
}

/** Whether extracting the messages again, in a copy, changes nothing. */
export function catalogueIsCurrent() {
  const copy = mkdtempSync(join(tmpdir(), 'moltflow-messages-'));
  try {
    for (const path of ['src', 'contract', 'rules', 'lingui.config.ts', 'package.json']) {
      cpSync(join(root, path), join(copy, path), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
    const lingui = join(copy, 'node_modules/@lingui/cli/dist/lingui.js');
    const { status } = spawnSync(process.execPath, [lingui, 'extract', '--clean'], {
      cwd: copy,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status !== 0) return false;
    const [kept, extracted] = [root, copy].map((base) => entriesOf(join(base, 'src/locales')));
    const current = kept.length > 0 && kept.join('\n') === extracted.join('\n');
    if (!current) console.error('The message catalogue is out of date: run npm run extract.');
    return current;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
