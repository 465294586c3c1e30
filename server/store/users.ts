import { eq, sql } from 'drizzle-orm';
import type { User } from '../../contract/auth.ts';
import type { Db } from './database.ts';
import { users } from './schema.ts';
import type { UserStore } from './store.ts';

type UserRow = typeof users.$inferSelect;

export function toUser(row: UserRow): User {
  return { id: row.id, email: row.email, full_name: row.fullName, role: row.role };
}

const withPassword = (row: UserRow | undefined) =>
  row ? { user: toUser(row), passwordHash: row.passwordHash } : null;

export function createUserStore(db: Db): UserStore {
  const any = (handle: Db) => handle.select({ id: users.id }).from(users).limit(1);

  return {
    async hasAny() {
      return (await any(db)).length > 0;
    },
    createFirstOwner({ email, passwordHash, fullName, at }) {
      return db.transaction(async (tx) => {
        // The second of two set-ups waits here, and then sees the first one's owner.
        await tx.execute(sql`lock table ${users} in share row exclusive mode`);
        if ((await any(tx)).length > 0) return null;
        const [row] = await tx
          .insert(users)
          .values({ email, passwordHash, fullName, role: 'owner', createdAt: at })
          .returning();
        return row ? toUser(row) : null;
      });
    },
    async findByEmail(email) {
      const [row] = await db.select().from(users).where(eq(users.email, email));
      return withPassword(row);
    },
    async findById(id) {
      const [row] = await db.select().from(users).where(eq(users.id, id));
      return withPassword(row);
    },
    async setPasswordHash(id, passwordHash) {
      await db.update(users).set({ passwordHash }).where(eq(users.id, id));
    },
  };
}
