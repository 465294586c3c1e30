import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './database.ts';
import { authCreds, authKeys, sessions } from './schema.ts';
import type { AuthStateStore } from './store.ts';

/** A list as one parameter, however long. */
const texts = (values: readonly string[]) => sql`${sql.param(values)}::text[]`;

export function createAuthStateStore(db: Db): AuthStateStore {
  return {
    async readCreds(sessionId) {
      const [row] = await db.select().from(authCreds).where(eq(authCreds.sessionId, sessionId));
      return row?.creds ?? null;
    },
    async writeCreds(sessionId, creds) {
      await db.execute(sql`
        insert into ${authCreds} (session_id, creds)
        select ${sessions.id}, ${creds} from ${sessions} where ${sessions.id} = ${sessionId}
        on conflict (session_id) do update set creds = excluded.creds`);
    },
    async readKeys(sessionId, type, ids) {
      const rows = await db
        .select({ id: authKeys.id, value: authKeys.value })
        .from(authKeys)
        .where(
          and(
            eq(authKeys.sessionId, sessionId),
            eq(authKeys.type, type),
            sql`${authKeys.id} = any(${texts(ids)})`,
          ),
        );
      return new Map(rows.map((row) => [row.id, row.value]));
    },
    async writeKeys(sessionId, rows) {
      // An upsert may name a row once only: the last word on each counts.
      const latest = new Map(rows.map((row) => [JSON.stringify([row.type, row.id]), row]));
      const kept: { type: string; id: string; value: string }[] = [];
      const dropped: { type: string; id: string }[] = [];
      for (const { type, id, value } of latest.values()) {
        if (value === null) dropped.push({ type, id });
        else kept.push({ type, id, value });
      }
      const types = (some: readonly { type: string }[]) => texts(some.map((row) => row.type));
      const ids = (some: readonly { id: string }[]) => texts(some.map((row) => row.id));
      const values = texts(kept.map((row) => row.value));

      await db.transaction(async (tx) => {
        if (kept.length > 0) {
          await tx.execute(sql`
            insert into ${authKeys} (session_id, type, id, value)
            select ${sessions.id}, written.type, written.id, written.value
            from ${sessions},
              unnest(${types(kept)}, ${ids(kept)}, ${values}) as written (type, id, value)
            where ${sessions.id} = ${sessionId}
            on conflict (session_id, type, id) do update set value = excluded.value`);
        }
        if (dropped.length > 0) {
          await tx.execute(sql`
            delete from ${authKeys}
            using unnest(${types(dropped)}, ${ids(dropped)}) as dropped (type, id)
            where ${authKeys.sessionId} = ${sessionId}
              and ${authKeys.type} = dropped.type and ${authKeys.id} = dropped.id`);
        }
      });
    },
    async clear(sessionId) {
      await db.transaction(async (tx) => {
        await tx.delete(authKeys).where(eq(authKeys.sessionId, sessionId));
        await tx.delete(authCreds).where(eq(authCreds.sessionId, sessionId));
      });
    },
  };
}
