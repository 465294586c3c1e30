import { eq } from 'drizzle-orm';
import type { Db } from './database.ts';
import { logins, refreshTokens, users } from './schema.ts';
import type { LoginStore, RefreshOutcome } from './store.ts';
import { toUser } from './users.ts';

/** `LoginStore.refresh`, within a transaction of its own. */
export async function refreshTokenUse(
  tx: Db,
  input: Parameters<LoginStore['refresh']>[0],
): Promise<RefreshOutcome> {
  const { tokenHash, rotate, nextHash, at, graceMs } = input;
  const [token] = await tx
    .select({ loginId: refreshTokens.loginId })
    .from(refreshTokens)
    .where(eq(refreshTokens.tokenHash, tokenHash));
  if (!token) return { outcome: 'invalid' };
  // Uses of one login's tokens take turns; what they decide on is read behind the lock.
  const ofLogin = eq(logins.id, token.loginId);
  await tx.select({ id: logins.id }).from(logins).where(ofLogin).for('update');
  const [found] = await tx
    .select({ login: logins, user: users, replacedAt: refreshTokens.replacedAt })
    .from(refreshTokens)
    .innerJoin(logins, eq(logins.id, refreshTokens.loginId))
    .innerJoin(users, eq(users.id, logins.userId))
    .where(eq(refreshTokens.tokenHash, tokenHash));
  if (!found) return { outcome: 'invalid' };

  const { login, user, replacedAt } = found;
  if (login.endedAt !== null || login.expiresAt <= at) return { outcome: 'invalid' };
  if (replacedAt !== null && at - replacedAt > graceMs) {
    await tx.update(logins).set({ endedAt: at }).where(ofLogin);
    return { outcome: 'replayed', loginId: login.id };
  }

  const rotated = rotate || login.refreshMode === 'rotates';
  if (rotated) {
    await tx.insert(refreshTokens).values({ tokenHash: nextHash, loginId: login.id });
    if (replacedAt === null) {
      await tx
        .update(refreshTokens)
        .set({ replacedAt: at })
        .where(eq(refreshTokens.tokenHash, tokenHash));
    }
  }
  await tx
    .update(logins)
    .set({ lastUsedAt: at, refreshMode: rotated ? 'rotates' : 'stays' })
    .where(ofLogin);
  return {
    outcome: 'refreshed',
    login: { id: login.id, user: toUser(user) },
    expiresAt: login.expiresAt,
    rotated,
  };
}
