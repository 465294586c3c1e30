import {
  queryOptions,
  type UseMutationOptions,
  type UseMutationResult,
  useMutation,
} from '@tanstack/react-query';
import type { Endpoint, RequestOf, ResponseOf } from '../../contract/endpoint.ts';
import type { ApiError } from './api-error.ts';
import { call, connect } from './connection.ts';
import { askFresh } from './live/fresh.ts';
import { startLive } from './live.ts';
import { queryClient } from './query-client.ts';

/** The request may be left out where the endpoint asks for nothing. */
type Ask<E extends Endpoint> =
  Record<never, never> extends RequestOf<E> ? [request?: RequestOf<E>] : [request: RequestOf<E>];

/** Query options of an endpoint. The key is `[endpoint.name, request]`. */
export function q<E extends Endpoint>(endpoint: E, ...[asked]: Ask<E>) {
  const request = (asked ?? {}) as RequestOf<E>;
  const queryKey = [endpoint.name, request] as const;
  return queryOptions<ResponseOf<E>, ApiError, ResponseOf<E>, typeof queryKey>({
    queryKey,
    queryFn: ({ signal }) => askFresh(queryKey, () => call(endpoint, request, { signal })),
  });
}

type MutationOptions<E extends Endpoint, Context> = Omit<
  UseMutationOptions<ResponseOf<E>, ApiError, RequestOf<E>, Context>,
  'mutationFn'
>;

/** A mutation that calls an endpoint. An answer with a secret is not kept. */
export function useApiMutation<E extends Endpoint, Context = unknown>(
  endpoint: E,
  options: MutationOptions<E, Context> = {},
): UseMutationResult<ResponseOf<E>, ApiError, RequestOf<E>, Context> {
  return useMutation({
    ...(endpoint.secret && { gcTime: 0 }),
    ...options,
    mutationFn: (request) => call(endpoint, request),
  });
}

/** Asks again for what is on the screen of an endpoint; the rest when it is looked at. */
export function invalidate<E extends Endpoint>(endpoint: E, request?: RequestOf<E>): Promise<void> {
  const queryKey = request === undefined ? [endpoint.name] : [endpoint.name, request];
  return queryClient.invalidateQueries({ queryKey });
}

/** Asks again for all that is on the screen, and forgets the rest. How it went is with each question. */
export async function askAllAgain(): Promise<void> {
  queryClient.removeQueries({ type: 'inactive' });
  await queryClient.refetchQueries({ type: 'active' });
}

/** Starts asking, once it is known where and as whom. For route loaders, which do not wait for it. */
export function prefetch<E extends Endpoint>(endpoint: E, ...asked: Ask<E>): null {
  void connect()
    .then(() => {
      startLive();
      return queryClient.prefetchQuery(q(endpoint, ...asked));
    })
    // The page asks again and shows what is wrong.
    .catch(() => {});
  return null;
}
