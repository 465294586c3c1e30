import { describe, expect, test } from 'vitest';
import { playwrightCounts, vitestCounts } from '../scripts/test-run.mjs';

describe('of a run of vitest', () => {
  const file = { status: 'passed', assertionResults: [{}] };
  const report = { numTotalTests: 5, numPassedTests: 5, testResults: [file] };

  test('all that passed count', () => {
    expect(vitestCounts(report, true)).toEqual({ passed: 5, failed: 0 });
  });

  test('what was skipped or left to do has failed', () => {
    expect(vitestCounts({ ...report, numPassedTests: 3 }, true)).toEqual({ passed: 3, failed: 2 });
  });

  test('a file that could not be loaded has failed', () => {
    const unloaded = { status: 'failed', assertionResults: [] };
    expect(vitestCounts({ ...report, testResults: [file, unloaded] }, false)).toEqual({
      passed: 5,
      failed: 1,
    });
  });

  test('a bad end fails it, whatever was counted', () => {
    expect(vitestCounts(report, false)).toEqual({ passed: 5, failed: 1 });
  });

  test('no report, or one without tests, is a failure', () => {
    const empty = { numTotalTests: 0, numPassedTests: 0, testResults: [] };
    expect(vitestCounts(null, true)).toEqual({ passed: 0, failed: 1 });
    expect(vitestCounts(empty, true)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('of a run of Playwright', () => {
  const stats = { expected: 4, unexpected: 0, flaky: 0, skipped: 0 };

  test('all that passed count', () => {
    expect(playwrightCounts({ stats, errors: [] }, true)).toEqual({ passed: 4, failed: 0 });
  });

  test('what failed, flaked or never ran has failed', () => {
    const some = { ...stats, unexpected: 1, flaky: 2, skipped: 3 };
    expect(playwrightCounts({ stats: some, errors: [] }, false)).toEqual({ passed: 4, failed: 6 });
  });

  test('an error outside of a test is a failure', () => {
    expect(playwrightCounts({ stats, errors: [{}] }, false)).toEqual({ passed: 4, failed: 1 });
  });

  test('no report, or one without tests, is a failure', () => {
    expect(playwrightCounts(null, false)).toEqual({ passed: 0, failed: 1 });
    expect(playwrightCounts({ stats: { ...stats, expected: 0 }, errors: [] }, true)).toEqual({
      passed: 0,
      failed: 1,
    });
  });
});
