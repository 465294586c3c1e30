import { and, desc, eq, gt, isNull, lte, ne } from 'drizzle-orm';
import { isoTime } from '../clock.ts';
import type { Db } from './database.ts';
import { refreshTokenUse } from './refresh.ts';
import { logins, refreshTokens, users } from './schema.ts';
import type { LoginStore } from './store.ts';
import { toUser } from './users.ts';

const active = (at: number) => and(isNull(logins.endedAt), gt(logins.expiresAt, at));

export function createLoginStore(db: Db): LoginStore {
  return {
    create({ userId, userAgent, refreshTokenHash, mode, at, expiresAt }) {
      return db.transaction(async (tx) => {
        await tx.delete(logins).where(lte(logins.expiresAt, at));
        const [user] = await tx.select().from(users).where(eq(users.id, userId));
        if (!user) throw new Error(`There is no user ${userId}.`);
        const times = { createdAt: at, lastUsedAt: at, expiresAt };
        const [login] = await tx
          .insert(logins)
          .values({ userId, userAgent, refreshMode: mode, ...times })
          .returning({ id: logins.id });
        if (!login) throw new Error('The login was not kept.');
        await tx.insert(refreshTokens).values({ tokenHash: refreshTokenHash, loginId: login.id });
        return { id: login.id, user: toUser(user) };
      });
    },
    async findActive(id, at) {
      const [found] = await db
        .select({ user: users })
        .from(logins)
        .innerJoin(users, eq(users.id, logins.userId))
        .where(and(eq(logins.id, id), active(at)));
      return found ? { id, user: toUser(found.user) } : null;
    },
    refresh: (input) => db.transaction((tx) => refreshTokenUse(tx, input)),
    async list(userId, currentId, at) {
      const rows = await db
        .select()
        .from(logins)
        .where(and(eq(logins.userId, userId), active(at)))
        .orderBy(desc(logins.lastUsedAt), desc(logins.id));
      return rows.map((row) => ({
        id: row.id,
        created_at: isoTime(row.createdAt),
        last_used_at: isoTime(row.lastUsedAt),
        user_agent: row.userAgent,
        current: row.id === currentId,
      }));
    },
    async end(userId, loginId, at) {
      const ended = await db
        .update(logins)
        .set({ endedAt: at })
        .where(and(eq(logins.id, loginId), eq(logins.userId, userId), active(at)))
        .returning({ id: logins.id });
      return ended.length > 0;
    },
    async endOthers(userId, keepId, at) {
      const ended = await db
        .update(logins)
        .set({ endedAt: at })
        .where(and(eq(logins.userId, userId), ne(logins.id, keepId), active(at)))
        .returning({ id: logins.id });
      return ended.map((login) => login.id);
    },
  };
}
