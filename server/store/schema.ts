import {
  boolean,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { Scope } from '../../contract/scopes.ts';

/** A time: a timestamp in the database, milliseconds since the epoch in the program. */
const moment = customType<{ data: number; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: (ms) => new Date(ms).toISOString(),
  fromDriver: (written) => new Date(written).getTime(),
});

const id = () => integer().primaryKey().generatedAlwaysAsIdentity();

export const settings = pgTable('settings', {
  key: text().primaryKey(),
  value: text().notNull(),
});

export const users = pgTable('users', {
  id: id(),
  email: text().notNull().unique(),
  passwordHash: text().notNull(),
  fullName: text(),
  role: text().notNull(),
  createdAt: moment().notNull(),
});

export const logins = pgTable(
  'logins',
  {
    id: id(),
    userId: integer()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    userAgent: text(),
    refreshMode: text().$type<'stays' | 'rotates'>().notNull(),
    createdAt: moment().notNull(),
    lastUsedAt: moment().notNull(),
    expiresAt: moment().notNull(),
    endedAt: moment(),
  },
  (table) => [index().on(table.userId), index().on(table.expiresAt)],
);

/** A login's refresh tokens, the replaced ones too: one that comes back late was stolen. */
export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    tokenHash: text().primaryKey(),
    loginId: integer()
      .notNull()
      .references(() => logins.id, { onDelete: 'cascade' }),
    replacedAt: moment(),
  },
  (table) => [index().on(table.loginId)],
);

export const sessions = pgTable('sessions', {
  id: id(),
  name: text().notNull().unique(),
  network: text().notNull(),
  status: text().notNull(),
  statusReason: text(),
  statusUntil: moment(),
  statusSince: moment().notNull(),
  wanted: boolean().notNull(),
  phoneNumber: text(),
  pushName: text(),
  createdAt: moment().notNull(),
  updatedAt: moment().notNull(),
  lastInboundAt: moment(),
  lastAckAt: moment(),
});

const sessionId = () =>
  integer()
    .notNull()
    .references(() => sessions.id, { onDelete: 'cascade' });

export const sessionHistory = pgTable(
  'session_history',
  {
    id: id(),
    sessionId: sessionId(),
    status: text().notNull(),
    statusReason: text(),
    at: moment().notNull(),
  },
  (table) => [index().on(table.sessionId, table.id)],
);

/** Links for whoever holds the phone. One ends when its session works, when revoked, or in time. */
export const pairingLinks = pgTable(
  'pairing_links',
  {
    id: id(),
    sessionId: sessionId(),
    tokenHash: text().notNull().unique('pairing_links_token_hash_unique'),
    createdBy: integer().references(() => users.id, { onDelete: 'set null' }),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
    /** How often its holder has asked for new codes. */
    asks: integer().notNull().default(0),
    endedAt: moment(),
    endedReason: text().$type<'linked' | 'revoked'>(),
  },
  (table) => [index().on(table.sessionId)],
);

export const authCreds = pgTable('auth_creds', {
  sessionId: sessionId().primaryKey(),
  creds: text().notNull(),
});

export const authKeys = pgTable(
  'auth_keys',
  {
    sessionId: sessionId(),
    type: text().notNull(),
    id: text().notNull(),
    value: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.type, table.id] })],
);

export const apiKeys = pgTable('api_keys', {
  id: id(),
  name: text().notNull(),
  keyPrefix: text().notNull(),
  last4: text().notNull(),
  secretHash: text().notNull().unique('api_keys_secret_hash_unique'),
  scopes: text().array().$type<Scope[]>().notNull(),
  /** Whether only the sessions in `api_key_sessions` may be used; there may be none left. */
  restricted: boolean().notNull(),
  createdBy: integer().references(() => users.id, { onDelete: 'set null' }),
  createdAt: moment().notNull(),
  expiresAt: moment(),
  lastUsedAt: moment(),
  revokedAt: moment(),
});

export const apiKeySessions = pgTable(
  'api_key_sessions',
  {
    keyId: integer()
      .notNull()
      .references(() => apiKeys.id, { onDelete: 'cascade' }),
    sessionId: sessionId(),
  },
  (table) => [primaryKey({ columns: [table.keyId, table.sessionId] }), index().on(table.sessionId)],
);

export const idempotency = pgTable(
  'idempotency',
  {
    caller: text().notNull(),
    key: text().notNull(),
    bodyHash: text().notNull(),
    answer: text(),
    createdAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.caller, table.key] }), index().on(table.createdAt)],
);

export const sandboxState = pgTable('sandbox_state', {
  key: text().primaryKey(),
  value: text().notNull(),
});
