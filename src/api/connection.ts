import { create } from 'zustand';
import {
  login,
  logout,
  refresh,
  type TokenTransport,
  tokenTransportHeader,
} from '../../contract/auth.ts';
import { systemClock } from '../../rules/clock.ts';
import { isApiError } from './api-error.ts';
import { createClient } from './client.ts';
import { loadBaseUrl } from './config.ts';
import { createCredential, type LoginState, type Slot } from './credential.ts';
import { rememberOddRows } from './odd-rows.ts';
import { tabChannel } from './tab-channel.ts';
import { tabLock } from './tab-lock.ts';

interface Connection {
  /** Absolute. */
  readonly baseUrl: string;
  readonly login: LoginState;
}

const useConnection = create<Connection>(() => ({ baseUrl: '', login: 'unknown' }));

/** The API's absolute address; empty until known. */
export const useBaseUrl = (): string => useConnection((state) => state.baseUrl);
export const useLoginState = (): LoginState => useConnection((state) => state.login);
export const loginState = (): LoginState => useConnection.getState().login;

/** Whether the login ended under the reader's hands: the page stays, and asks to sign in again. */
export const useSessionExpired = (): boolean => useConnection((state) => state.login === 'expired');

/** Calls back on every change from now on. */
export function onLoginState(listener: (now: LoginState, before: LoginState) => void): () => void {
  return useConnection.subscribe((now, before) => {
    if (now.login !== before.login) listener(now.login, before.login);
  });
}

/** On its own origin the refresh token travels in a cookie that no script can read. */
function transport(): TokenTransport {
  const { baseUrl } = useConnection.getState();
  return new URL(baseUrl).origin === location.origin ? 'cookie' : 'rotate';
}

/** Web storage, which a browser may refuse to give. */
function slot(storage: () => Storage, key: string, isUsed: () => boolean = () => true): Slot {
  return {
    get() {
      try {
        return isUsed() ? storage().getItem(key) : null;
      } catch {
        return null;
      }
    },
    set(value) {
      try {
        if (value === null) storage().removeItem(key);
        else if (isUsed()) storage().setItem(key, value);
      } catch {
        // Without storage a reload asks to log in again, and nothing else is lost.
      }
    },
  };
}

function randomName(): string {
  return crypto.getRandomValues(new Uint32Array(3)).join('-');
}

const note = slot(() => localStorage, 'moltflow.login-until');

const credential = createCredential({
  refresh: (refreshToken) => call(refresh, { body: { refresh_token: refreshToken } }),
  runAlone: tabLock('moltflow.refresh', () => ({
    store: localStorage,
    clock: systemClock,
    owner: randomName(),
  })),
  channel: tabChannel('moltflow'),
  clock: systemClock,
  note,
  keptRefreshToken: slot(
    () => sessionStorage,
    'moltflow.refresh-token',
    () => transport() === 'rotate',
  ),
  onState: (state) => useConnection.setState({ login: state }),
});

const aboutTokens: readonly string[] = [login.name, refresh.name, logout.name];

const client = createClient({
  get page() {
    return new URL(location.href);
  },
  fetch: (input, init) => fetch(input, init),
  baseUrl: () => useConnection.getState().baseUrl,
  tokens: credential,
  extraHeaders: (endpoint): Record<string, string> =>
    aboutTokens.includes(endpoint.name) ? { [tokenTransportHeader]: transport() } : {},
  now: systemClock.now,
  onOddRows: rememberOddRows,
});

/** Asks the API. Throws an ApiError, or the signal's reason. */
export const call = client.call;
export const openStream = client.open;

/** Known at once: without this note nobody has logged in here, and the server need not be asked. */
export const mayBeSignedIn = (): boolean => note.get() !== null;

let starting: Promise<LoginState> | null = null;

/** Reads where the API is and resumes the last login. Failed attempts may be repeated. */
export function connect(): Promise<LoginState> {
  starting ??= connectOnce().catch((error: unknown) => {
    starting = null;
    throw error;
  });
  return starting;
}

async function connectOnce(): Promise<LoginState> {
  if (!useConnection.getState().baseUrl) {
    const baseUrl = await loadBaseUrl(new URL(location.href), fetch);
    useConnection.setState({ baseUrl });
  }
  return credential.resume();
}

export async function signIn(email: string, password: string): Promise<void> {
  credential.adopt(await call(login, { body: { email, password } }));
}

/** Ends the login on the server, then forgets it in all tabs. */
export async function signOut(): Promise<void> {
  try {
    await call(logout, {});
  } catch (error) {
    // Ended already; anything else leaves a login behind, and the reader must know.
    if (!isApiError(error) || (error.status !== 401 && error.status !== 404)) throw error;
  }
  credential.forget();
}
