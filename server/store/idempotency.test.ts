import { expect, test } from 'vitest';
import { describeStore } from './test-stores.ts';

const at = Date.UTC(2026, 0, 25, 15);
const day = 24 * 60 * 60_000;

describeStore('idempotency keys', (store) => {
  const begin = (body = 'body', when = at, caller = 'user 1') =>
    store().idempotency.begin({ caller, key: 'key', bodyHash: body, at: when });
  const first = { caller: 'user 1', key: 'key' };

  test('the first request runs, the next gets its answer', async () => {
    expect(await begin()).toEqual({ state: 'new' });
    expect(await begin()).toEqual({ state: 'running' });
    await store().idempotency.answer({ ...first, answer: '{"id":1}' });
    expect(await begin()).toEqual({ state: 'answered', answer: '{"id":1}' });
  });

  test('a key is not good for another body, and is its caller’s own', async () => {
    await begin();
    expect(await begin('another')).toEqual({ state: 'reused' });
    expect(await begin('another', at, 'key 1')).toEqual({ state: 'new' });
  });

  test('of several requests at once, one runs', async () => {
    const states = (await Promise.all([begin(), begin(), begin(), begin()])).map((s) => s.state);
    expect(states.sort()).toEqual(['new', 'running', 'running', 'running']);
  });

  test('a request that failed can be made again', async () => {
    await begin();
    await store().idempotency.abandon(first);
    expect(await begin('another')).toEqual({ state: 'new' });
  });

  test('a key is forgotten after 24 hours', async () => {
    await begin();
    expect(await begin('body', at + day - 1)).toEqual({ state: 'running' });
    expect(await begin('another', at + day)).toEqual({ state: 'new' });
  });
});
