import { and, asc, desc, eq, lt, sql } from 'drizzle-orm';
import type { Session } from '../../contract/sessions.ts';
import { isoTime } from '../clock.ts';
import { readCursor, toPage } from './cursor.ts';
import type { Db } from './database.ts';
import { endLinked } from './pairing-links.ts';
import { sessionHistory, sessions } from './schema.ts';
import type { SessionStore } from './store.ts';

type SessionRow = typeof sessions.$inferSelect;

const optionalIso = (ms: number | null) => (ms === null ? null : isoTime(ms));

function toSession(row: SessionRow): Session {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    status_reason: row.statusReason,
    status_until: optionalIso(row.statusUntil),
    phone_number: row.phoneNumber,
    push_name: row.pushName,
    network: row.network,
    created_at: isoTime(row.createdAt),
    updated_at: isoTime(row.updatedAt),
    status_since: isoTime(row.statusSince),
    last_inbound_at: optionalIso(row.lastInboundAt),
    last_ack_at: optionalIso(row.lastAckAt),
  };
}

const noPhone = { phoneNumber: null, pushName: null };

const first = (rows: SessionRow[]) => (rows[0] ? toSession(rows[0]) : null);

export function createSessionStore(db: Db): SessionStore {
  const select = () => db.select().from(sessions).$dynamic();

  /**
   * Written at every message, so not waited for until it is on the disk: a crash may cost the
   * newest of these times, never their order.
   */
  async function note(column: 'last_inbound_at' | 'last_ack_at', id: number, at: number) {
    await db.execute(sql`
      with quick as (select set_config('synchronous_commit', 'off', true))
      update ${sessions} set ${sql.identifier(column)} = ${sql.param(at, sessions.lastAckAt)}
      from quick where ${sessions.id} = ${id}`);
  }

  return {
    list: async () => (await select().orderBy(asc(sessions.id))).map(toSession),
    listWanted: async () =>
      (await select().where(eq(sessions.wanted, true)).orderBy(asc(sessions.id))).map(toSession),
    get: async (name) => first(await select().where(eq(sessions.name, name))),
    getById: async (id) => first(await select().where(eq(sessions.id, id))),
    create({ name, network, status, wanted, at }) {
      return db.transaction(async (tx) => {
        const times = { statusSince: at, createdAt: at, updatedAt: at };
        const [row] = await tx
          .insert(sessions)
          .values({ name, network, status, wanted, ...times })
          .onConflictDoNothing({ target: sessions.name })
          .returning();
        if (!row) return null;
        await tx.insert(sessionHistory).values({ sessionId: row.id, status, at });
        return toSession(row);
      });
    },
    async delete(id) {
      await db.delete(sessions).where(eq(sessions.id, id));
    },
    setStatus(id, { status, reason, until, at, withoutPhone = false }) {
      return db.transaction(async (tx) => {
        const ofSession = eq(sessions.id, id);
        const [before] = await tx.select().from(sessions).where(ofSession).for('update');
        if (!before) return null;
        const changed = before.status !== status || before.statusReason !== reason;
        if (changed) {
          const change = { sessionId: id, status, statusReason: reason, at };
          await tx.insert(sessionHistory).values(change);
          if (status === 'working') await endLinked(tx, id, at);
        }
        const statusSince = changed ? at : before.statusSince;
        const patch = { status, statusReason: reason, statusUntil: until, statusSince };
        return first(
          await tx
            .update(sessions)
            .set({ ...patch, updatedAt: at, ...(withoutPhone && noPhone) })
            .where(ofSession)
            .returning(),
        );
      });
    },
    async setAccount(id, account, at) {
      return first(
        await db
          .update(sessions)
          .set({ ...account, updatedAt: at })
          .where(eq(sessions.id, id))
          .returning(),
      );
    },
    async setWanted(id, wanted) {
      await db.update(sessions).set({ wanted }).where(eq(sessions.id, id));
    },
    noteInbound: (id, at) => note('last_inbound_at', id, at),
    noteAck: (id, at) => note('last_ack_at', id, at),
    async history(id, { limit, cursor }) {
      const before = cursor === null ? undefined : lt(sessionHistory.id, readCursor(cursor));
      const rows = await db
        .select()
        .from(sessionHistory)
        .where(and(eq(sessionHistory.sessionId, id), before))
        .orderBy(desc(sessionHistory.id))
        .limit(limit + 1);
      return toPage(rows, limit, (row) => ({
        status: row.status,
        status_reason: row.statusReason,
        at: isoTime(row.at),
      }));
    },
  };
}
