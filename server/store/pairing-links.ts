import { and, desc, eq, gt, isNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { PairingLink } from '../../contract/pairing-links.ts';
import { takesPairingLink } from '../../rules/pairing-links.ts';
import { isoTime } from '../clock.ts';
import { readCursor, toPage } from './cursor.ts';
import type { Db } from './database.ts';
import { pairingLinks, sessions } from './schema.ts';
import type { KnownPairingLink, PairingLinkStore } from './store.ts';

/** For so long whoever opens a link that has expired is told so; then it is like one never made. */
const rememberedMs = 30 * 24 * 3600 * 1000;

type LinkRow = typeof pairingLinks.$inferSelect;

const lives = (at: number) => and(isNull(pairingLinks.endedAt), gt(pairingLinks.expiresAt, at));

function toPairingLink({ id, createdAt, expiresAt }: LinkRow): PairingLink {
  return { id, created_at: isoTime(createdAt), expires_at: isoTime(expiresAt) };
}

function toKnownLink(row: LinkRow, at: number): KnownPairingLink {
  const { id, sessionId, expiresAt, endedReason } = row;
  return { id, sessionId, expiresAt, ended: endedReason ?? (expiresAt <= at ? 'expired' : null) };
}

/** Ends those of these that nothing but time has ended. */
async function end(db: Db, which: SQL | undefined, endedReason: 'linked' | 'revoked', at: number) {
  await db
    .update(pairingLinks)
    .set({ endedAt: at, endedReason })
    .where(and(which, isNull(pairingLinks.endedAt)));
}

/** A phone is linked: the session's links have done their work. */
export function endLinked(db: Db, sessionId: number, at: number): Promise<void> {
  return end(db, eq(pairingLinks.sessionId, sessionId), 'linked', at);
}

export function createPairingLinkStore(db: Db): PairingLinkStore {
  return {
    create({ at, ...values }) {
      const { sessionId } = values;
      return db.transaction(async (tx) => {
        // Locked, so that no phone is linked between this look and the link.
        const [session] = await tx
          .select({ status: sessions.status, phone_number: sessions.phoneNumber })
          .from(sessions)
          .where(eq(sessions.id, sessionId))
          .for('update');
        if (!session) return 'session_gone';
        if (!takesPairingLink(session)) return 'phone_linked';
        const old = lte(pairingLinks.expiresAt, at - rememberedMs);
        await tx.delete(pairingLinks).where(and(eq(pairingLinks.sessionId, sessionId), old));
        const [row] = await tx
          .insert(pairingLinks)
          .values({ ...values, createdAt: at })
          .returning();
        if (!row) throw new Error('The pairing link was not kept.');
        return toPairingLink(row);
      });
    },
    async list(sessionId, { limit, cursor, at }) {
      const before = cursor === null ? undefined : lt(pairingLinks.id, readCursor(cursor));
      const rows = await db
        .select()
        .from(pairingLinks)
        .where(and(eq(pairingLinks.sessionId, sessionId), lives(at), before))
        .orderBy(desc(pairingLinks.id))
        .limit(limit + 1);
      return toPage(rows, limit, toPairingLink);
    },
    async find(tokenHash, at) {
      const [row] = await db
        .select()
        .from(pairingLinks)
        .where(eq(pairingLinks.tokenHash, tokenHash));
      return row ? toKnownLink(row, at) : null;
    },
    async revoke(sessionId, id, at) {
      const which = and(eq(pairingLinks.sessionId, sessionId), eq(pairingLinks.id, id));
      await end(db, which, 'revoked', at);
      const found = await db.select({ id: pairingLinks.id }).from(pairingLinks).where(which);
      return found.length > 0;
    },
    async countAsk(id, most, at) {
      const counted = await db
        .update(pairingLinks)
        .set({ asks: sql`${pairingLinks.asks} + 1` })
        .where(and(eq(pairingLinks.id, id), lt(pairingLinks.asks, most), lives(at)))
        .returning({ id: pairingLinks.id });
      return counted.length > 0;
    },
  };
}
