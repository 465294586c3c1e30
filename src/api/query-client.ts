import { QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { type ApiError, isApiError } from './api-error.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError;
  }
}

const maxRetries = 2;
/** A server's limit is taken at its word, but not for longer than a day. */
const longestWaitMs = 24 * 60 * 60_000;
/** Between attempts that nothing is said about. */
const longestPauseMs = 60_000;

/** Whether another attempt may go better: no answer, a fault of the server, or a limit, which ends. */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (!isApiError(error)) return false;
  if (error.code === 'RATE_LIMITED') return true;
  return failures < maxRetries && (error.code === 'NETWORK' || error.status >= 500);
}

/** Milliseconds before attempt `failures + 2`. */
export function retryDelay(failures: number, error: unknown): number {
  const pause = Math.min(1000 * 2 ** failures, longestPauseMs);
  if (!isApiError(error, 'RATE_LIMITED') || error.retryAfter === null) return pause;
  return Math.min(Math.max(error.retryAfter * 1000, pause), longestWaitMs);
}

type Asking = Pick<UseQueryResult, 'fetchStatus' | 'failureCount' | 'failureReason'>;

/** When a question that met the server's limit is asked again, in ms since 1970; null: none did. */
export function limitEnd({ fetchStatus, failureCount, failureReason }: Asking): number | null {
  if (fetchStatus !== 'fetching' || failureReason?.code !== 'RATE_LIMITED') return null;
  return failureReason.receivedAt + retryDelay(failureCount - 1, failureReason);
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The live stream keeps answers fresh; this only keeps pages from asking twice in a row.
      staleTime: 10_000,
      retry: shouldRetry,
      retryDelay,
      refetchOnWindowFocus: false,
      refetchOnReconnect: true,
      // A server on this machine or LAN is reachable when the browser thinks it is offline.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
