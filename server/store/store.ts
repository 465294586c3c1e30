import type { ApiKey } from '../../contract/api-keys.ts';
import type { LoginRecord, User } from '../../contract/auth.ts';
import type { PairingEnd, PairingLink } from '../../contract/pairing-links.ts';
import type { Scope } from '../../contract/scopes.ts';
import type { Network, Session, StatusChange } from '../../contract/sessions.ts';

/** Everything that outlives the process. All times are milliseconds since the epoch. */
export interface Store {
  readonly settings: SettingsStore;
  readonly users: UserStore;
  readonly logins: LoginStore;
  readonly apiKeys: ApiKeyStore;
  readonly sessions: SessionStore;
  readonly pairingLinks: PairingLinkStore;
  readonly authState: AuthStateStore;
  readonly idempotency: IdempotencyStore;
  readonly sandboxState: SandboxStateStore;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface SettingsStore {
  /** The value kept under `key`; the first caller's `make()` is kept, whoever comes second. */
  getOrMake(key: string, make: () => string): Promise<string>;
  /** Replaces the value. */
  set(key: string, value: string): Promise<void>;
  get(key: string): Promise<string | null>;
}

export interface UserStore {
  hasAny(): Promise<boolean>;
  /** Null when there is a user already: only the first owner is made so. */
  createFirstOwner(input: {
    email: string;
    passwordHash: string;
    fullName: string | null;
    at: number;
  }): Promise<User | null>;
  findByEmail(email: string): Promise<{ user: User; passwordHash: string } | null>;
  findById(id: number): Promise<{ user: User; passwordHash: string } | null>;
  setPasswordHash(id: number, passwordHash: string): Promise<void>;
}

/** How a login's refresh token lives: it stays (the guide's clients) or is replaced at each use. */
export type RefreshMode = 'stays' | 'rotates';

export interface Login {
  readonly id: number;
  readonly user: User;
}

export type RefreshOutcome =
  | {
      readonly outcome: 'refreshed';
      readonly login: Login;
      readonly expiresAt: number;
      /** Whether `nextHash` took the token's place. */
      readonly rotated: boolean;
    }
  /** Unknown, expired, or its login was ended. */
  | { readonly outcome: 'invalid' }
  /** A replaced token came back after the grace: its whole family is now revoked. */
  | { readonly outcome: 'replayed'; readonly loginId: number };

export interface LoginStore {
  create(input: {
    userId: number;
    userAgent: string | null;
    refreshTokenHash: string;
    mode: RefreshMode;
    at: number;
    /** No refresh token of this login outlives it. */
    expiresAt: number;
  }): Promise<Login>;
  /** Null when it does not exist, has expired, or was ended. */
  findActive(id: number, at: number): Promise<Login | null>;
  /**
   * Uses a refresh token. A login that rotates gets `nextHash` in its place; the old one is
   * accepted for `graceMs` more, each time with a successor of its own.
   * A token of a login made with mode `stays` begins to rotate when `rotate` is asked for.
   */
  refresh(input: {
    tokenHash: string;
    rotate: boolean;
    nextHash: string;
    at: number;
    graceMs: number;
  }): Promise<RefreshOutcome>;
  list(userId: number, currentId: number, at: number): Promise<LoginRecord[]>;
  /** False when the user has no such active login. */
  end(userId: number, loginId: number, at: number): Promise<boolean>;
  /** Ends all logins of a user but one; answers their ids. */
  endOthers(userId: number, keepId: number, at: number): Promise<number[]>;
}

/** What a presented API key may do. */
export interface KeyGrant {
  readonly id: number;
  readonly scopes: readonly Scope[];
  /** Null: every session. */
  readonly sessionIds: readonly number[] | null;
}

export interface Page<Item> {
  readonly items: Item[];
  readonly next_cursor: string | null;
}

/** The cursor is none that a page ended with. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
}

export interface ApiKeyStore {
  /** `sessionNames` must exist; answers the first unknown name instead of a key otherwise. */
  create(input: {
    name: string;
    keyPrefix: string;
    last4: string;
    secretHash: string;
    scopes: readonly Scope[];
    sessionNames: readonly string[] | null;
    createdBy: number;
    at: number;
    expiresAt: number | null;
  }): Promise<ApiKey | { unknownSession: string }>;
  /** Newest first. Rejects with `InvalidCursor`. */
  list(page: { limit: number; cursor: string | null; at: number }): Promise<Page<ApiKey>>;
  get(id: number, at: number): Promise<ApiKey | null>;
  /** False when there is no such key. A revoked key stays listed with `is_active: false`. */
  revoke(id: number, at: number): Promise<boolean>;
  /** Null when unknown, revoked or expired. */
  findGrant(secretHash: string, at: number): Promise<KeyGrant | null>;
  touch(id: number, at: number): Promise<void>;
}

export interface StatusPatch {
  readonly status: string;
  readonly reason: string | null;
  readonly until: number | null;
  readonly at: number;
  /** No phone is linked any more: in the same write, so that nobody sees one beside this status. */
  readonly withoutPhone?: boolean;
}

export interface SessionStore {
  /** Oldest first. */
  list(): Promise<readonly Session[]>;
  get(name: string): Promise<Session | null>;
  getById(id: number): Promise<Session | null>;
  /** Null when the name is taken. */
  create(input: {
    name: string;
    network: Network;
    status: string;
    wanted: boolean;
    at: number;
  }): Promise<Session | null>;
  delete(id: number): Promise<void>;
  /**
   * Also writes a line of history when status or reason changed, and ends the session's pairing
   * links when it now works. Null: the session is gone.
   */
  setStatus(id: number, patch: StatusPatch): Promise<Session | null>;
  setAccount(
    id: number,
    account: { phoneNumber: string | null; pushName: string | null },
    at: number,
  ): Promise<Session | null>;
  /** Whether the session should run: what a start of the server restores. */
  setWanted(id: number, wanted: boolean): Promise<void>;
  listWanted(): Promise<Session[]>;
  noteInbound(id: number, at: number): Promise<void>;
  noteAck(id: number, at: number): Promise<void>;
  /** Newest first. Rejects with `InvalidCursor`. */
  history(id: number, page: { limit: number; cursor: string | null }): Promise<Page<StatusChange>>;
}

/** A pairing link as its token shows it, ended ones too. */
export interface KnownPairingLink {
  readonly id: number;
  readonly sessionId: number;
  readonly expiresAt: number;
  /** Null while it lives. */
  readonly ended: PairingEnd | null;
}

export interface PairingLinkStore {
  /** Answers why there is none when the session is gone or has its phone already. */
  create(input: {
    sessionId: number;
    tokenHash: string;
    /** Null: made with an API key. */
    createdBy: number | null;
    at: number;
    expiresAt: number;
  }): Promise<PairingLink | 'session_gone' | 'phone_linked'>;
  /** Those that live, newest first. Rejects with `InvalidCursor`. */
  list(
    sessionId: number,
    page: { limit: number; cursor: string | null; at: number },
  ): Promise<Page<PairingLink>>;
  find(tokenHash: string, at: number): Promise<KnownPairingLink | null>;
  /** False when the session has no such link. One that has ended stays ended as it did. */
  revoke(sessionId: number, id: number, at: number): Promise<boolean>;
  /** Counts one more ask for new codes. False when that would be more than `most`, or it has ended. */
  countAsk(id: number, most: number, at: number): Promise<boolean>;
}

/**
 * Baileys' login of one session: JSON texts, written by `BufferJSON`.
 * What is written for a session that is gone is dropped.
 */
export interface AuthStateStore {
  readCreds(sessionId: number): Promise<string | null>;
  writeCreds(sessionId: number, creds: string): Promise<void>;
  readKeys(sessionId: number, type: string, ids: readonly string[]): Promise<Map<string, string>>;
  /** One statement for all: pairing writes 812 rows at once. Null deletes. */
  writeKeys(
    sessionId: number,
    rows: readonly { type: string; id: string; value: string | null }[],
  ): Promise<void>;
  clear(sessionId: number): Promise<void>;
}

export type IdempotentStart =
  | { readonly state: 'new' }
  | { readonly state: 'answered'; readonly answer: string }
  /** The same key with another body. */
  | { readonly state: 'reused' }
  /** The first request with this key is still being answered. */
  | { readonly state: 'running' };

export interface IdempotencyStore {
  /** `caller` names the login's user or the key. Entries live 24 h. */
  begin(input: {
    caller: string;
    key: string;
    bodyHash: string;
    at: number;
  }): Promise<IdempotentStart>;
  answer(input: { caller: string; key: string; answer: string }): Promise<void>;
  /** Forgets a request that failed, so that it can be made again. */
  abandon(input: { caller: string; key: string }): Promise<void>;
}

/** The sandbox network's own state. See `SandboxStorage` in `sandbox/storage.ts`. */
export interface SandboxStateStore {
  readAll(): Promise<Map<string, string>>;
  write(changes: ReadonlyMap<string, string | null>): Promise<void>;
}
