import {
  type AuthenticationCreds,
  type AuthenticationState,
  BufferJSON,
  initAuthCreds,
  proto,
  type SignalDataSet,
} from 'baileys';
import type { AuthStateStore } from '../store/store.ts';

/** One session's login, for one connection. */
export interface SessionAuth {
  readonly state: AuthenticationState;
  /** A phone vouched for this device; without it the creds are those of a mere attempt. */
  isLinked(): boolean;
  saveCreds(): void;
  /** Waits for what is being written, and writes nothing more. */
  close(): Promise<void>;
}

const toJson = (value: unknown): string => JSON.stringify(value, BufferJSON.replacer);

/** `onError` hears of credentials that could not be saved. */
export async function openSessionAuth(
  store: AuthStateStore,
  sessionId: number,
  onError: (error: unknown) => void,
): Promise<SessionAuth> {
  const saved = await store.readCreds(sessionId);
  const creds = (saved !== null && linkedCreds(saved)) || initAuthCreds();
  let closed = false;
  let written: Promise<void> = Promise.resolve();

  /** In order: a kill must not leave creds that count keys which were never stored. */
  function write(task: () => Promise<void>): Promise<void> {
    if (closed) return Promise.resolve();
    const result = written.then(task);
    written = result.catch(() => undefined);
    return result;
  }

  return {
    state: {
      creds,
      keys: {
        async get(type, ids) {
          const rows = await store.readKeys(sessionId, type, ids);
          const values = [...rows].map(([id, json]) => [id, reviveKey(type, json)]);
          return Object.fromEntries(values);
        },
        set: (data) => write(() => store.writeKeys(sessionId, keyRows(data))),
      },
    },
    isLinked: () => isLinked(creds),
    saveCreds() {
      const json = toJson(creds);
      write(() => store.writeCreds(sessionId, json)).catch(onError);
    },
    async close() {
      closed = true;
      await written;
    },
  };
}

/**
 * Null for those of an attempt that linked no phone: with a number in them, for which a pairing
 * code was asked, Baileys would log in with it in place of showing a new code.
 */
function linkedCreds(json: string): AuthenticationCreds | null {
  const creds: AuthenticationCreds = JSON.parse(json, BufferJSON.reviver);
  return isLinked(creds) ? creds : null;
}

const isLinked = ({ account }: AuthenticationCreds) => account !== undefined;

function keyRows(data: SignalDataSet) {
  return Object.entries(data).flatMap(([type, values]) =>
    Object.entries(values).map(([id, value]) => ({
      type,
      id,
      value: value === null || value === undefined ? null : toJson(value),
    })),
  );
}

/** Baileys expects the message class, not its plain fields, of this one type. */
function reviveKey(type: string, json: string) {
  const value = JSON.parse(json, BufferJSON.reviver);
  return type === 'app-state-sync-key'
    ? proto.Message.AppStateSyncKeyData.fromObject(value)
    : value;
}
