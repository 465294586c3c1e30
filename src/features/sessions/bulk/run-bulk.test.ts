import { describe, expect, test } from 'vitest';
import { manualClock } from '../../../../rules/clock.ts';
import { ApiError } from '../../../api/api-error.ts';
import { type Outcome, runBulk } from './run-bulk.ts';

const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

/** A server that answers when the test says so. */
function server(names: readonly string[]) {
  const clock = manualClock();
  const control = new AbortController();
  const underWay = new Map<string, { resolve: () => void; reject: (error: unknown) => void }>();
  const outcomes: Outcome[] = [];
  const waits: (number | null)[] = [];
  const over = runBulk(names, {
    ask: (name) => new Promise((resolve, reject) => underWay.set(name, { resolve, reject })),
    clock,
    signal: control.signal,
    onOutcome: (outcome) => outcomes.push(outcome),
    onWait: (until) => waits.push(until),
  });
  const take = (name: string) => {
    const asked = underWay.get(name);
    if (!asked) throw new Error(`${name} was not asked`);
    underWay.delete(name);
    return asked;
  };
  return {
    clock,
    outcomes,
    waits,
    over,
    underWay: () => [...underWay.keys()],
    answer(name: string) {
      take(name).resolve();
      return settled();
    },
    refuse(name: string, error: unknown) {
      take(name).reject(error);
      return settled();
    },
    cancel() {
      control.abort();
      return settled();
    },
  };
}

const error = (status: number, code: string, retryAfter: number | null = null) =>
  new ApiError({ status, code, message: '', retryAfter });

const brief = (outcomes: readonly Outcome[]) =>
  outcomes.map(({ name, result }) => `${name} ${result}`);

test('four are under way at a time, and the next follows whoever is done', async () => {
  const run = server(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(run.underWay()).toEqual(['a', 'b', 'c', 'd']);
  await run.answer('c');
  expect(run.underWay()).toEqual(['a', 'b', 'd', 'e']);
  for (const name of ['a', 'b', 'd', 'e', 'f']) await run.answer(name);
  await run.over;
  expect(brief(run.outcomes)).toEqual(['c', 'a', 'b', 'd', 'e', 'f'].map((name) => `${name} done`));
});

test('an empty selection is done at once', async () => {
  const run = server([]);
  await run.over;
  expect(run.outcomes).toEqual([]);
});

describe('what does not go well is told of one by one', () => {
  test.each([
    [error(409, 'INVALID_TRANSITION'), 'refused'],
    [error(403, 'INSUFFICIENT_SCOPE'), 'refused'],
    [error(404, 'SESSION_NOT_FOUND'), 'refused'],
    [error(401, 'TOKEN_EXPIRED'), 'failed'],
    [error(503, 'NOT_READY'), 'failed'],
    [error(0, 'NETWORK'), 'failed'],
    [error(429, 'RATE_LIMITED'), 'failed'],
  ])('%s', async (cause, result) => {
    const run = server(['a', 'b']);
    await run.refuse('a', cause);
    await run.answer('b');
    await run.over;
    expect(run.outcomes).toEqual([
      { name: 'a', result, error: cause },
      { name: 'b', result: 'done' },
    ]);
  });
});

test('cancelling leaves alone who was not asked, and waits for who was', async () => {
  const run = server(['a', 'b', 'c', 'd', 'e', 'f']);
  await run.cancel();
  for (const name of ['a', 'b', 'c', 'd']) await run.answer(name);
  await run.over;
  expect(brief(run.outcomes)).toEqual([
    'a done',
    'b done',
    'c done',
    'd done',
    'e cancelled',
    'f cancelled',
  ]);
});

describe('the server’s limit', () => {
  test('is waited for, and who met it is asked again', async () => {
    const run = server(['a', 'b', 'c', 'd', 'e']);
    const end = run.clock.now() + 7_000;
    await run.refuse('a', error(429, 'RATE_LIMITED', 7));
    await run.answer('b');
    expect(run.waits).toEqual([end]);
    expect(run.underWay()).toEqual(['c', 'd']);
    run.clock.advance(7_000);
    await settled();
    expect(run.waits).toEqual([end, null]);
    expect(run.underWay()).toEqual(['c', 'd', 'a', 'e']);
    for (const name of ['a', 'c', 'd', 'e']) await run.answer(name);
    await run.over;
    expect(run.outcomes).toHaveLength(5);
  });

  test('does not hold up who cancels', async () => {
    const run = server(['a']);
    await run.refuse('a', error(429, 'RATE_LIMITED', 3_600));
    await run.cancel();
    await run.over;
    expect(brief(run.outcomes)).toEqual(['a cancelled']);
  });
});
