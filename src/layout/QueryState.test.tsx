// @vitest-environment happy-dom
import type { UseQueryResult } from '@tanstack/react-query';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../api/api-error.ts';
import { click, draw, find } from '../ui/testing.tsx';
import { QueryState } from './QueryState.tsx';

const refetch = vi.fn();
let drawn: Awaited<ReturnType<typeof draw>>;
afterEach(async () => {
  refetch.mockClear();
  await drawn.remove();
});

const error = new ApiError({
  status: 503,
  code: 'NOT_READY',
  message: 'Starting',
  requestId: 'req_1',
});

type State = Partial<
  Pick<UseQueryResult<string>, 'data' | 'error' | 'fetchStatus' | 'failureCount' | 'failureReason'>
>;

async function drawState(state: State) {
  const query = { ...state, isError: state.error !== undefined, refetch };
  drawn = await draw(
    <QueryState
      query={query as unknown as UseQueryResult<string>}
      skeleton={<i>skeleton</i>}
      what="sessions"
    >
      {(data) => <b>{data}</b>}
    </QueryState>,
  );
  return drawn.container.textContent ?? '';
}

test('while it loads, the skeleton stands in and the wait is said', async () => {
  expect(await drawState({})).toContain('skeleton');
  expect(find('[role="status"]').textContent).toBe('Loading sessions');
});

test('an error says what failed and why, names the request, and can be tried again', async () => {
  const text = await drawState({ error });
  expect(text).toContain('Could not load sessions');
  expect(text).toContain('The server is not ready yet');
  expect(find('button', 'Copy request id').textContent).toBe('req_1');
  await click(find('button', 'Try again'));
  expect(refetch).toHaveBeenCalledOnce();
});

test('data is shown', async () => {
  expect(await drawState({ data: 'sales-us' })).toBe('sales-us');
});

test('old data stays when an update fails, and says that it may be old', async () => {
  const text = await drawState({ data: 'sales-us', error });
  expect(text).toContain('sales-us');
  expect(text).toContain('Could not update sessions, so this may be old.');
});

describe('while a limit of the server is waited for', () => {
  const waiting = {
    fetchStatus: 'fetching',
    failureCount: 1,
    failureReason: new ApiError({
      status: 429,
      code: 'RATE_LIMITED',
      message: 'Slow down',
      retryAfter: 40,
      receivedAt: new Date(2026, 0, 25, 14, 1, 30).getTime(),
    }),
  } as const;

  test('its end stands in for what is not there yet', async () => {
    expect(await drawState(waiting)).toMatch(
      /^Too many requestsThe server limits them\. It is asked for sessions again at .*2:02:10/,
    );
  });

  test('what is there stays, and says until when it may be old', async () => {
    const text = await drawState({ ...waiting, data: 'sales-us' });
    expect(text).toMatch(/again at .*2:02:10.*; until then this may be old\..*sales-us$/);
  });
});
