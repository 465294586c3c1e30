import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { hashPassword } from './passwords.ts';
import { randomToken, sameDigest, sha256 } from './secrets.ts';

const tokenHashKey = 'setup_token_hash';

/**
 * Makes the first owner, or the way to make one: answers the token of the setup link, which
 * lives until it is used or the server starts again; null when nothing is left to set up.
 */
export async function prepareSetup(deps: {
  store: Pick<Store, 'users' | 'settings'>;
  clock: Clock;
  admin: { readonly email: string; readonly password: string } | null;
}): Promise<string | null> {
  const { store, clock, admin } = deps;
  if (await store.users.hasAny()) return null;
  if (admin) {
    const passwordHash = await hashPassword(admin.password);
    const { email } = admin;
    await store.users.createFirstOwner({ email, passwordHash, fullName: null, at: clock.now() });
    return null;
  }
  const token = randomToken();
  await store.settings.set(tokenHashKey, sha256(token));
  return token;
}

export async function setupTokenFits(store: Pick<Store, 'settings'>, token: string) {
  const kept = await store.settings.get(tokenHashKey);
  return kept !== null && sameDigest(kept, sha256(token));
}

/** Kept as a digest that no token has. */
export function spendSetupToken(store: Pick<Store, 'settings'>): Promise<void> {
  return store.settings.set(tokenHashKey, '');
}
