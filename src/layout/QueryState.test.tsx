// @vitest-environment happy-dom
import type { UseQueryResult } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
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

async function drawState(state: { data?: string; error?: ApiError; isFetching?: boolean }) {
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
