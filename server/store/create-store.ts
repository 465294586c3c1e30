import { sql } from 'drizzle-orm';
import { createApiKeyStore } from './api-keys.ts';
import { createAuthStateStore } from './auth-state.ts';
import type { Database } from './database.ts';
import { withDiscreetErrors } from './discreet-errors.ts';
import { createIdempotencyStore } from './idempotency.ts';
import { createLoginStore } from './logins.ts';
import { createSandboxStateStore } from './sandbox-state.ts';
import { createSessionStore } from './sessions.ts';
import { createSettingsStore } from './settings.ts';
import type { Store } from './store.ts';
import { createUserStore } from './users.ts';

export function createStore({ db, close }: Database): Store {
  return {
    settings: withDiscreetErrors(createSettingsStore(db)),
    users: withDiscreetErrors(createUserStore(db)),
    logins: withDiscreetErrors(createLoginStore(db)),
    apiKeys: withDiscreetErrors(createApiKeyStore(db)),
    sessions: withDiscreetErrors(createSessionStore(db)),
    authState: withDiscreetErrors(createAuthStateStore(db)),
    idempotency: withDiscreetErrors(createIdempotencyStore(db)),
    sandboxState: withDiscreetErrors(createSandboxStateStore(db)),
    async ping() {
      await db.execute(sql`select 1`);
    },
    close,
  };
}
