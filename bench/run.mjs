import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../scripts/build-if-stale.mjs';
import { isMet, lineOf } from './figures.mjs';
import { machine } from './machine.mjs';

const benchmarks = [
  'first-route',
  'lighthouse',
  'scan-to-working',
  'qr-paint',
  'memory',
  'startup',
  'list-rate',
  'list-at-scale',
  'idle-requests',
];
const minutesEach = 20;

/** Runs one benchmark and prints what it found; answers whether every goal is met. */
async function run(name, options) {
  console.log(`\n── ${name}`);
  const overdue = setTimeout(() => {
    console.error(`${name} took longer than ${minutesEach} minutes.`);
    process.exit(1);
  }, minutesEach * 60_000);
  try {
    const { measure } = await import(`./${name}.mjs`);
    const figures = await measure(options);
    for (const figure of figures) console.log(lineOf(figure));
    return figures.every(isMet);
  } catch (error) {
    console.error(error);
    return false;
  } finally {
    clearTimeout(overdue);
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string' } },
});
const unknown = positionals.filter((name) => !benchmarks.includes(name));
if (unknown.length > 0 || !/^[1-9][0-9]*$/.test(values.runs ?? '1')) {
  console.error(`npm run bench -- [${benchmarks.join(' | ')}]… [--runs <number>]`);
  process.exit(1);
}

buildIfStale();
console.log(machine());
console.log('Each figure: median [min–max], and how often it was measured.');
let allMet = true;
for (const name of positionals.length > 0 ? positionals : benchmarks) {
  allMet = (await run(name, values.runs ? { runs: Number(values.runs) } : {})) && allMet;
}
// Whatever still holds on would keep this process from ending.
process.exit(allMet ? 0 : 1);
