import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { root } from './build-if-stale.mjs';

const bin = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  playwright: 'node_modules/@playwright/test/cli.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
};

/** Runs one of the project's tools; answers whether it ended well. */
export function runTool(tool, args = [], { env = {}, node = process.execPath } = {}) {
  const { status } = spawnSync(node, [join(root, bin[tool]), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return status === 0;
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** A runner that ended badly, or reported nothing, has failed, whatever its counts say. */
function verdict(counts, endedWell) {
  if (!counts || counts.passed + counts.failed === 0) return { passed: 0, failed: 1 };
  return endedWell || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** Skipped and to-do tests count as failed; so does a file that could not be loaded. */
export function vitestCounts(report, endedWell) {
  if (!report) return verdict(null, endedWell);
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const passed = report.numPassedTests;
  return verdict({ passed, failed: report.numTotalTests - passed + unloaded }, endedWell);
}

/** Skipped, flaky and never started tests count as failed; so does an error outside of a test. */
export function playwrightCounts(report, endedWell) {
  if (!report) return verdict(null, endedWell);
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky + skipped + report.errors.length;
  return verdict({ passed: expected, failed }, endedWell);
}

/** Parts that run one after the other, each counted, none hiding another. */
export function testRun() {
  const reports = mkdtempSync(join(tmpdir(), 'moltflow-reports-'));
  const parts = [];

  /** `work` answers `{ passed, failed }`, or whether its one check passed. */
  async function part(name, work) {
    console.log(`\n── ${name}`);
    const begun = performance.now();
    let result;
    try {
      result = await work();
    } catch (error) {
      console.error(error.message);
      result = false;
    }
    const counts =
      typeof result === 'boolean' ? { passed: Number(result), failed: Number(!result) } : result;
    parts.push({ name, seconds: (performance.now() - begun) / 1000, ...counts });
    return counts.failed === 0;
  }

  return {
    part,
    tool: (name, tool, args) => part(name, () => runTool(tool, args)),
    vitest: (name, args = [], options = {}) =>
      part(name, () => {
        const file = join(reports, `${parts.length}.json`);
        const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
        const endedWell = runTool('vitest', ['run', ...args, ...reporting], options);
        return vitestCounts(readReport(file), endedWell);
      }),
    playwright: (name, args = [], options = {}) =>
      part(name, () => {
        const file = join(reports, `${parts.length}.json`);
        const env = { ...options.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
        const endedWell = runTool('playwright', ['test', ...args, '--reporter=line,json'], {
          ...options,
          env,
        });
        return playwrightCounts(readReport(file), endedWell);
      }),
    /** Prints each part's time and counts, then the sum as the last line; sets the exit code. */
    finish() {
      rmSync(reports, { recursive: true, force: true });
      const sum = (key) => parts.reduce((total, one) => total + one[key], 0);
      console.log('');
      for (const { name, seconds, passed, failed } of parts) {
        console.log(
          `${seconds.toFixed(1).padStart(7)} s  ${name}: ${passed} passed, ${failed} failed`,
        );
      }
      console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
      process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
    },
  };
}
