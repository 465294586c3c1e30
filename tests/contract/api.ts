import { createApiKey } from '../../contract/api-keys.ts';
import { login } from '../../contract/auth.ts';
import { sessionStream } from '../../contract/events.ts';
import { sandboxScan } from '../../contract/sandbox.ts';
import type { Scope } from '../../contract/scopes.ts';
import { createSession } from '../../contract/sessions.ts';
import { owner, startTestApp, type TestApp } from '../../server/app-fixture.ts';
import { bearer, type Caller, type CallerOptions, type Credential, callerOn } from './caller.ts';
import type { Listener } from './listener.ts';

/** The whole server in this process, with a sandbox network, and people who use it. */
export interface Api {
  readonly app: TestApp;
  readonly anyone: Caller;
  /** Always logged in, however far the clock moves. */
  readonly owner: Caller;
  /** An access token of the owner's, good for now. */
  ownerToken(): Promise<string>;
  /** Another login of the owner's, as the guide's clients log in; it is never renewed. */
  login(): Promise<Caller & { token: string; refreshToken: string }>;
  key(scopes: Scope[], sessionNames?: string[]): Promise<Caller & { id: number; rawKey: string }>;
  as(credential: Credential, options?: CallerOptions): Caller;
  /** A sandbox session that is not started. */
  stopped(name: string): Promise<void>;
  /** A sandbox session that shows a code. */
  showing(name: string): Promise<void>;
  /** A sandbox session that works; answers its phone's number. */
  linked(name: string): Promise<string>;
  close(): Promise<void>;
}

export async function openApi(overrides: Parameters<typeof startTestApp>[0] = {}): Promise<Api> {
  const app = await startTestApp({ withSandbox: true, ...overrides });
  const anyone = callerOn(app, { nobody: true });
  let kept: { token: string; until: number } | null = null;

  async function ownerToken(): Promise<string> {
    if (!kept || kept.until <= app.clock.now()) {
      const { access_token, expires_in } = await anyone.call(login, { body: owner });
      kept = { token: access_token, until: app.clock.now() + expires_in * 1000 };
    }
    return kept.token;
  }
  const ownersTokens = { token: ownerToken, renew: async () => null };
  const ownerCaller = callerOn(app, { tokens: ownersTokens });

  const make = (name: string, status: 'starting' | 'stopped') =>
    ownerCaller.call(createSession, { body: { name, status, network: 'sandbox' } });

  async function shown(name: string): Promise<Listener> {
    await make(name, 'starting');
    const stream = await ownerCaller.listen(sessionStream, { params: { name }, query: {} });
    await stream.until('qr');
    return stream;
  }

  return {
    ...{ app, anyone, owner: ownerCaller, ownerToken },
    as: (credential, options) => callerOn(app, credential, options),
    async login() {
      const { access_token: token, refresh_token = '' } = await anyone.call(login, { body: owner });
      return { ...callerOn(app, { tokens: bearer(token) }), token, refreshToken: refresh_token };
    },
    async key(scopes, sessionNames) {
      const body = { name: 'A key', scopes, session_names: sessionNames };
      const { id, raw_key: rawKey } = await ownerCaller.call(createApiKey, { body });
      return { ...callerOn(app, { apiKey: rawKey }), id, rawKey };
    },
    stopped: async (name) => void (await make(name, 'stopped')),
    showing: async (name) => (await shown(name)).close(),
    async linked(name) {
      const stream = await shown(name);
      const { phone } = await ownerCaller.call(sandboxScan, { body: { session: name } });
      await stream.until('status', ({ status }) => status === 'working');
      await stream.close();
      return phone;
    },
    close: app.close,
  };
}
