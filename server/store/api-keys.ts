import { and, desc, eq, gt, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { ApiKey } from '../../contract/api-keys.ts';
import { isoTime } from '../clock.ts';
import { readCursor, toPage } from './cursor.ts';
import type { Db } from './database.ts';
import { apiKeySessions, apiKeys, sessions, users } from './schema.ts';
import type { ApiKeyStore } from './store.ts';

const minute = 60_000;

const live = (at: number) =>
  and(isNull(apiKeys.revokedAt), or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, at)));

/** The names that a key's sessions have now. */
const sessionNames = sql<string[]>`(
  select coalesce(json_agg(${sessions.name} order by ${sessions.name}), '[]')
  from ${apiKeySessions} join ${sessions} on ${sessions.id} = ${apiKeySessions.sessionId}
  where ${apiKeySessions.keyId} = ${apiKeys.id})`;

const selectKeys = (db: Db) =>
  db
    .select({ key: apiKeys, sessionNames, creator: users.email, id: apiKeys.id })
    .from(apiKeys)
    .leftJoin(users, eq(users.id, apiKeys.createdBy))
    .$dynamic();

type KeyRow = Awaited<ReturnType<typeof selectKeys>>[number];

function toApiKey({ key, sessionNames: names, creator }: KeyRow, at: number): ApiKey {
  return {
    id: key.id,
    name: key.name,
    key_prefix: key.keyPrefix,
    last4: key.last4,
    scopes: key.scopes,
    session_names: key.restricted ? names : null,
    created_at: isoTime(key.createdAt),
    created_by: creator,
    expires_at: key.expiresAt === null ? null : isoTime(key.expiresAt),
    last_used_at: key.lastUsedAt === null ? null : isoTime(key.lastUsedAt),
    is_active: key.revokedAt === null && (key.expiresAt === null || key.expiresAt > at),
  };
}

export function createApiKeyStore(db: Db): ApiKeyStore {
  async function get(handle: Db, id: number, at: number): Promise<ApiKey | null> {
    const [row] = await selectKeys(handle).where(eq(apiKeys.id, id));
    return row ? toApiKey(row, at) : null;
  }

  return {
    create({ sessionNames: wanted, scopes, ...input }) {
      return db.transaction(async (tx) => {
        const names = [...new Set(wanted)];
        const found = await tx
          .select({ id: sessions.id, name: sessions.name })
          .from(sessions)
          .where(inArray(sessions.name, names))
          .for('key share');
        const unknownSession = names.find((name) => !found.some((row) => row.name === name));
        if (unknownSession !== undefined) return { unknownSession };

        const { at, ...values } = input;
        const [key] = await tx
          .insert(apiKeys)
          .values({ ...values, scopes: [...scopes], restricted: wanted !== null, createdAt: at })
          .returning({ id: apiKeys.id });
        if (key && found.length > 0) {
          await tx
            .insert(apiKeySessions)
            .values(found.map((session) => ({ keyId: key.id, sessionId: session.id })));
        }
        const made = key && (await get(tx, key.id, at));
        if (!made) throw new Error('The key was not kept.');
        return made;
      });
    },
    async list({ limit, cursor, at }) {
      const rows = await selectKeys(db)
        .where(cursor === null ? undefined : lt(apiKeys.id, readCursor(cursor)))
        .orderBy(desc(apiKeys.id))
        .limit(limit + 1);
      return toPage(rows, limit, (row) => toApiKey(row, at));
    },
    get: (id, at) => get(db, id, at),
    async revoke(id, at) {
      const revoked = await db
        .update(apiKeys)
        .set({
          revokedAt: sql`coalesce(${apiKeys.revokedAt}, ${sql.param(at, apiKeys.revokedAt)})`,
        })
        .where(eq(apiKeys.id, id))
        .returning({ id: apiKeys.id });
      return revoked.length > 0;
    },
    async findGrant(secretHash, at) {
      const rows = await db
        .select({ key: apiKeys, sessionId: apiKeySessions.sessionId })
        .from(apiKeys)
        .leftJoin(apiKeySessions, eq(apiKeySessions.keyId, apiKeys.id))
        .where(and(eq(apiKeys.secretHash, secretHash), live(at)))
        .orderBy(apiKeySessions.sessionId);
      const key = rows[0]?.key;
      if (!key) return null;
      const sessionIds = key.restricted ? rows.flatMap((row) => row.sessionId ?? []) : null;
      return { id: key.id, scopes: key.scopes, sessionIds };
    },
    async touch(id, at) {
      const due = or(isNull(apiKeys.lastUsedAt), lte(apiKeys.lastUsedAt, at - minute));
      await db
        .update(apiKeys)
        .set({ lastUsedAt: at })
        .where(and(eq(apiKeys.id, id), due));
    },
  };
}
