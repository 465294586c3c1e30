import { sql } from 'drizzle-orm';
import { createApiKeyStore } from './api-keys.ts';
import { createAuthStateStore } from './auth-state.ts';
import type { Database } from './database.ts';
import { withDiscreetErrors } from './discreet-errors.ts';
import { createIdempotencyStore } from './idempotency.ts';
import { createLoginStore } from './logins.ts';
import { createPairingLinkStore } from './pairing-links.ts';
import { rememberSessions } from './remembered-sessions.ts';
import { createSandboxStateStore } from './sandbox-state.ts';
import { createSessionStore } from './sessions.ts';
import { createSettingsStore } from './settings.ts';
import type { Store } from './store.ts';
import { createUserStore } from './users.ts';

/** `writesAlone`: no other process writes to this database, so that what was read stays true. */
export function createStore(
  { db, close }: Database,
  { writesAlone }: { writesAlone: boolean },
): Store {
  const sessions = withDiscreetErrors(createSessionStore(db));
  return {
    settings: withDiscreetErrors(createSettingsStore(db)),
    users: withDiscreetErrors(createUserStore(db)),
    logins: withDiscreetErrors(createLoginStore(db)),
    apiKeys: withDiscreetErrors(createApiKeyStore(db)),
    sessions: writesAlone ? rememberSessions(sessions) : sessions,
    pairingLinks: withDiscreetErrors(createPairingLinkStore(db)),
    authState: withDiscreetErrors(createAuthStateStore(db)),
    idempotency: withDiscreetErrors(createIdempotencyStore(db)),
    sandboxState: withDiscreetErrors(createSandboxStateStore(db)),
    async ping() {
      await db.execute(sql`select 1`);
    },
    close,
  };
}
