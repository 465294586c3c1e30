import { listSessions } from '../../contract/sessions.ts';
import { ApiError, isApiError } from './api-error.ts';
import { clientWith, connection, enterWithKey, headers, transportHeader } from './connection.ts';
import { apiKeySource } from './login/api-key.ts';
import { fingerprint } from './login/fingerprint.ts';
import { rememberServer } from './servers.ts';

/** Tries the key on the list of sessions, which it need not be allowed to read. */
export async function signInWithKey(secret: string): Promise<void> {
  const trial = clientWith({ tokens: apiKeySource(secret), extraHeaders: transportHeader });
  try {
    await headers.findOut(() => trial.call(listSessions, {}));
  } catch (error) {
    if (isApiError(error) && error.status === 401) throw badKey(error);
    if (!isApiError(error) || error.status !== 403) throw error;
  }
  enterWithKey(secret, `key-${fingerprint(secret)}`);
  rememberServer(connection().baseUrl, { means: 'key' });
}

/** A server may have no other word for it than for a token that ran out. */
function badKey({ status, message, requestId }: ApiError): ApiError {
  return new ApiError({ status, code: 'API_KEY_INVALID', message, requestId });
}
