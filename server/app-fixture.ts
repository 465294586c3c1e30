import { apiBasePath } from '../contract/endpoint.ts';
import { type AppConfig, type AppDeps, createApp } from './app.ts';
import { hashPassword } from './auth/passwords.ts';
import { type ManualClock, manualClock, systemClock } from './clock.ts';
import { createLive, type Live } from './live.ts';
import { createLog } from './log.ts';
import { openMemoryStore } from './store/memory-store.ts';
import type { Store } from './store/store.ts';
import { createWhatsAppSessions } from './whatsapp/create-sessions.ts';
import { openSandbox } from './whatsapp/sandbox.ts';
import { NotConnected, NotPairing, type WhatsAppSessions } from './whatsapp/sessions.ts';

export const owner = { email: 'owner@example.com', password: 'correct horse battery' };

export const testConfig: AppConfig = {
  host: '127.0.0.1',
  allowedHosts: [],
  corsOrigins: [],
  trustProxy: false,
  rateLimitPerMinute: 600,
  guideOnly: false,
};

export interface TestRequest {
  readonly method?: string;
  readonly token?: string;
  readonly apiKey?: string;
  readonly headers?: Record<string, string>;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
}

export interface TestApp {
  readonly app: ReturnType<typeof createApp>;
  readonly clock: ManualClock;
  readonly store: Store;
  readonly live: Live;
  /** Everything written to the log so far. */
  logText(): string;
  request(path: string, request?: TestRequest): Promise<Response>;
  /** A login of the owner; answers its access token. */
  login(): Promise<string>;
  close(): Promise<void>;
}

/**
 * An app with an owner, in memory, on a clock that stands still. Its sessions connect to nothing
 * or, `withSandbox`, to a sandbox network of its own, in real time.
 */
export async function startTestApp(
  overrides: {
    config?: Partial<AppConfig>;
    whatsapp?: Partial<WhatsAppSessions>;
    deps?: Partial<Pick<AppDeps, 'staticDir' | 'closing'>>;
    withSandbox?: boolean;
    withoutOwner?: boolean;
    /** That of another app, with its owner: opening one takes a while. */
    store?: Store;
  } = {},
): Promise<TestApp> {
  const clock = manualClock();
  const store = overrides.store ?? (await openMemoryStore());
  const live = createLive({ epoch: 'e' });
  const lines: string[] = [];
  const log = createLog('debug', { write: (line: string) => void lines.push(line) });
  if (!overrides.withoutOwner && !overrides.store) {
    const passwordHash = await hashPassword(owner.password);
    await store.users.createFirstOwner({
      email: owner.email,
      passwordHash,
      fullName: null,
      at: clock.now(),
    });
  }
  const mode = overrides.withSandbox ? 'on' : 'off';
  const sandbox = await openSandbox({ mode, storage: store.sandboxState });
  const whatsapp = sandbox
    ? createWhatsAppSessions({ store, live, clock: systemClock, log, sandbox })
    : { ...idleWhatsApp(store, clock), ...overrides.whatsapp };
  const app = createApp({
    config: { ...testConfig, ...overrides.config },
    ...{ whatsapp, sandbox },
    staticDir: null,
    version: '1.2.3',
    ...{ store, live, clock, log },
    ...overrides.deps,
  });

  const request: TestApp['request'] = async (path, { method, token, apiKey, headers, body } = {}) =>
    app.request(path.startsWith('/') ? apiBasePath + path : path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(apiKey && { 'X-API-Key': apiKey }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });

  return {
    ...{ app, clock, store, live, request },
    logText: () => lines.join(''),
    async login() {
      const answer = await request('/auth/login', { body: owner });
      const { access_token } = (await answer.json()) as { access_token: string };
      return access_token;
    },
    async close() {
      await whatsapp.close();
      await sandbox?.close();
      await store.close();
    },
  };
}

/** Verbs change the row and nothing else: no phone, no connection. */
function idleWhatsApp(store: Store, clock: ManualClock): WhatsAppSessions {
  const become =
    (status: string): WhatsAppSessions['start'] =>
    async (session) => {
      const patch = { status, reason: null, until: null, at: clock.now() };
      return (await store.sessions.setStatus(session.id, patch)) ?? session;
    };
  return {
    start: become('starting'),
    stop: become('stopped'),
    restart: become('starting'),
    logout: become('stopped'),
    remove: async () => {},
    qr: () => null,
    pairingCode: async () => {
      throw new NotPairing();
    },
    send: async () => {
      throw new NotConnected();
    },
    groups: async () => {
      throw new NotConnected();
    },
    restore: async () => {},
    close: async () => {},
  };
}

/** The parts of an error answer that clients decide on. */
export async function errorOf(answer: Response) {
  const { error_code, status, errors } = (await answer.json()) as {
    error_code: string;
    status: number;
    errors?: { path: string; message: string }[];
  };
  return { error_code, status, ...(errors && { paths: errors.map(({ path }) => path) }) };
}
