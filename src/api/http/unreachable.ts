import { ApiError, type ClientErrorCode } from '../api-error.ts';
import { isLoopback } from '../server-address.ts';

export interface Surroundings {
  /** The address of the page itself. */
  readonly page: URL;
  readonly fetch: typeof fetch;
}

const messages: Partial<Record<ClientErrorCode, string>> = {
  MIXED_CONTENT: 'A page over https may not ask an API over http',
  CORS: 'The server answers, but does not allow this page to read the answer',
};

/** Why a request got no answer. The browser hides it, so it is worked out from outside. */
export async function unreachable(url: URL, around: Surroundings): Promise<ApiError> {
  const code = await causeOf(url, around);
  return new ApiError({ status: 0, code, message: messages[code] ?? 'No answer' });
}

async function causeOf(url: URL, { page, fetch }: Surroundings): Promise<ClientErrorCode> {
  if (url.origin === page.origin) return 'NETWORK';
  if (page.protocol === 'https:' && url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return 'MIXED_CONTENT';
  }
  try {
    // An opaque answer tells nothing but that someone is there.
    await fetch(url.origin, { mode: 'no-cors', credentials: 'omit', cache: 'no-store' });
    return 'CORS';
  } catch {
    return 'NETWORK';
  }
}
