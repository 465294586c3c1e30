import { create } from 'zustand';
import {
  login,
  logout,
  refresh,
  type Tokens,
  type TokenTransport,
  tokenTransportHeader,
} from '../../contract/auth.ts';
import { systemClock } from '../../rules/clock.ts';
import { storageSlot } from './browser/slot.ts';
import { tabChannel } from './browser/tab-channel.ts';
import { tabLock } from './browser/tab-lock.ts';
import {
  bearer,
  type Client,
  type ClientDeps,
  createClient,
  type TokenSource,
} from './http/client.ts';
import { loadBaseUrl } from './http/config.ts';
import { guideHeaders } from './http/guide-headers.ts';
import { apiKeySource } from './login/api-key.ts';
import { createCredential, type LoginState } from './login/credential.ts';
import { rememberOddRows } from './odd-rows.ts';
import { place } from './place.ts';
import { forgetRefusals, learnLack } from './server-features.ts';
import { knownServer, type SignInMeans } from './servers.ts';

interface Connection {
  /** Absolute. */
  readonly baseUrl: string;
  /** The one that config.json names; absolute. */
  readonly usualUrl: string;
  readonly login: LoginState;
  /** Whose login it is or was last, by fingerprint. */
  readonly person: string;
  /** What one is, or was last, signed in with. */
  readonly means: SignInMeans;
}

const useConnection = create<Connection>(() => ({
  baseUrl: '',
  usualUrl: '',
  login: 'unknown',
  person: '',
  means: 'password',
}));

/** The API's absolute address; empty until known. */
export const useBaseUrl = (): string => useConnection((state) => state.baseUrl);
/** The API of the server that is connected to unless the address says otherwise. */
export const useUsualUrl = (): string => useConnection((state) => state.usualUrl);
export const connection = (): Connection => useConnection.getState();
export const useMeans = (): SignInMeans => useConnection((state) => state.means);
export const useLoginState = (): LoginState => useConnection((state) => state.login);
export const loginState = (): LoginState => connection().login;
/** Changes when someone else signs in, in whichever tab. */
export const usePerson = (): string => useConnection((state) => state.person);

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
  return new URL(connection().baseUrl).origin === location.origin ? 'cookie' : 'rotate';
}

/** The name of what tabs share, or the browser keeps, while they are on the same server. */
const ofServer = (what: string) => `moltflow.${what} ${connection().baseUrl}`;

/** The name of what they share while they are on the same server as the same person. */
export const ofLogin = (what: string) => `${ofServer(what)} ${connection().person}`;

/** Names this tab, and no other one. */
export function randomName(): string {
  return crypto.getRandomValues(new Uint32Array(3)).join('-');
}

const noteName = 'login-until';
const note = storageSlot(
  () => localStorage,
  () => ofServer(noteName),
);

/** Which headers the server lets this page send. */
export const headers = guideHeaders();

/** Takes the place of the login while it is there. */
let apiKey: TokenSource | null = null;

const credential = createCredential({
  refresh: (refreshToken) =>
    headers.findOut(() => call(refresh, { body: { refresh_token: refreshToken } })),
  runAlone: tabLock(
    () => ofServer('refresh'),
    () => ({ store: localStorage, clock: systemClock, owner: randomName() }),
  ),
  channel: tabChannel(() => ofServer('login')),
  clock: systemClock,
  note,
  keptRefreshToken: storageSlot(
    () => sessionStorage,
    () => ofServer('refresh-token'),
  ),
  onState(login, person) {
    if (!apiKey) useConnection.setState({ login, person, means: 'password' });
  },
});

const streamNote = storageSlot(
  () => localStorage,
  () => ofServer('stream-token-in-url'),
);

const aboutTokens: readonly string[] = [login.name, refresh.name, logout.name];
export const transportHeader = () => ({ [tokenTransportHeader]: transport() });

/** A client of this page's server. */
export function clientWith(deps: Pick<ClientDeps, 'tokens'> & Partial<ClientDeps>): Client {
  return createClient({
    get page() {
      return new URL(location.href);
    },
    fetch: (input, init) => fetch(input, init),
    baseUrl: () => connection().baseUrl,
    guideHeadersOnly: headers.only,
    now: systemClock.now,
    ...deps,
  });
}

const source = () => apiKey ?? credential;

const client = clientWith({
  tokens: {
    token: () => source().token(),
    renew: (refused) => source().renew(refused),
    header: (token) => source().header?.(token) ?? bearer(token),
  },
  extraHeaders: (endpoint) => (aboutTokens.includes(endpoint.name) ? transportHeader() : {}),
  streamTokenInUrl: {
    get: () => streamNote.get() !== null,
    remember: () => streamNote.set('yes'),
  },
  onOddRows: rememberOddRows,
  onRefusal: learnLack,
});

/** Asks the API. Throws an ApiError, or the signal's reason. */
export const call = client.call;
export const openStream = client.open;

/**
 * Known at once, before it is known which server: without a note nobody has logged in here, and
 * none need be asked.
 */
export function mayBeSignedIn(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(`moltflow.${noteName} `));
  } catch {
    return false;
  }
}

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
  await locateApi();
  if (!isStrange()) return credential.resume();
  useConnection.setState({ login: 'signed-out' });
  return 'signed-out';
}

/** Reads where the API is, and leaves logins alone: for pages that need none. */
export async function locateApi(): Promise<void> {
  if (connection().baseUrl) return;
  const usualUrl = await loadBaseUrl(new URL(document.baseURI), fetch);
  useConnection.setState({ usualUrl, baseUrl: place().server ?? usualUrl });
}

/**
 * Whether a link led here, to a server that nobody chose in this browser. It is sent nothing until
 * somebody does: the link may be bait.
 */
export function isStrange(): boolean {
  const { baseUrl, usualUrl } = connection();
  return baseUrl !== usualUrl && !knownServer(baseUrl);
}

/** Takes what a login answered. `person` names whose it is, by fingerprint. */
export function enterWithTokens(tokens: Tokens, person: string): void {
  apiKey = null;
  credential.adopt(tokens, person);
  enter({ login: 'signed-in', means: 'password', person });
}

/** Goes on with an API key, which the server has accepted, in this tab. */
export function enterWithKey(secret: string, person: string): void {
  apiKey = apiKeySource(secret, () => useConnection.setState({ login: 'expired' }));
  enter({ login: 'signed-in', means: 'key', person });
}

/** What is known ends with whom it was for. */
function enter(next: Pick<Connection, 'login' | 'means' | 'person'>) {
  const before = connection();
  const isOther = before.login !== 'signed-out' && before.person !== next.person;
  if (isOther) useConnection.setState({ login: 'signed-out' });
  forgetRefusals();
  useConnection.setState(next);
}

/** Ends the login by `endLogin` and forgets it in all tabs, or forgets the key in this one. */
export async function leave(endLogin: () => Promise<void>): Promise<void> {
  if (apiKey) apiKey = null;
  else await credential.leave(endLogin);
  forgetRefusals();
  useConnection.setState({ login: 'signed-out' });
}
