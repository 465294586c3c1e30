import { isApiError } from '../api-error.ts';

/**
 * Some servers let pages of other origins send the guide's headers and no others; the browser then
 * refuses requests that carry ours (the way tokens travel, idempotency, where a stream broke off).
 * Nothing announces this, so it is found out on a request that may be made twice.
 */
export interface GuideHeaders {
  /** Whether to send those of the guide alone. */
  only(): boolean;
  /** Asks, and once more with the guide's headers alone where the browser let nothing through. */
  findOut<T>(ask: () => Promise<T>): Promise<T>;
}

export function guideHeaders(): GuideHeaders {
  let only = false;
  return {
    only: () => only,
    async findOut(ask) {
      try {
        return await ask();
      } catch (error) {
        if (only || !isApiError(error, 'CORS')) throw error;
        only = true;
        try {
          return await ask();
        } catch (second) {
          // Then it was not the headers.
          only = !isApiError(second, 'CORS');
          throw second;
        }
      }
    },
  };
}
