import { QueryClient } from '@tanstack/react-query';
import { type ApiError, isApiError } from './api-error.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError;
  }
}

const maxRetries = 2;
/** A longer wait is told at once, with a button, and not sat out behind a skeleton. */
const longestWaitSeconds = 30;

/** Whether another attempt may go better: no answer, a fault of the server, a short limit. */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (!isApiError(error) || failures >= maxRetries) return false;
  if (error.code === 'RATE_LIMITED') return (error.retryAfter ?? 0) <= longestWaitSeconds;
  return error.code === 'NETWORK' || error.status >= 500;
}

/** Milliseconds before attempt `failures + 2`. */
export function retryDelay(failures: number, error: unknown): number {
  const asked = isApiError(error, 'RATE_LIMITED') ? error.retryAfter : null;
  return asked === null ? 1000 * 2 ** failures : asked * 1000;
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
