import { login, logout } from '../../contract/auth.ts';
import { isApiError } from './api-error.ts';
import { call, connection, enterWithTokens, headers, leave } from './connection.ts';
import { fingerprint } from './login/fingerprint.ts';
import { rememberServer } from './servers.ts';

export async function signIn(email: string, password: string): Promise<void> {
  const tokens = await headers.findOut(() => call(login, { body: { email, password } }));
  enterWithTokens(tokens, fingerprint(email.trim().toLowerCase()));
  rememberServer(connection().baseUrl, { means: 'password' });
}

/** Ends the login on the server, then forgets it in all tabs. A key is forgotten in this one. */
export const signOut = (): Promise<void> => leave(endLogin);

async function endLogin() {
  try {
    await call(logout, {});
  } catch (error) {
    // Ended already, or nothing that this server can do; else a login is left behind, and the
    // reader must know.
    const isOver = isApiError(error) && [401, 403].includes(error.status);
    if (!isOver && !isApiError(error, 'NOT_OFFERED')) throw error;
  }
}
