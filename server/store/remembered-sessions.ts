import type { SessionStore } from './store.ts';

/**
 * The same sessions, with their list kept until one of them changes. Right only where nobody else
 * writes to the database. The list is frozen: while it is the same object, it says the same.
 */
export function rememberSessions(store: SessionStore): SessionStore {
  let version = 0;
  let known: Awaited<ReturnType<SessionStore['list']>> | null = null;

  const forget = () => {
    version += 1;
    known = null;
  };
  // Forgotten before and after: a list read while the write was under way may hold either.
  const changing =
    <Args extends unknown[], Result>(write: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      forget();
      try {
        return await write(...args);
      } finally {
        forget();
      }
    };

  return {
    ...store,
    async list() {
      if (known) return known;
      const readAt = version;
      const sessions = Object.freeze(await store.list());
      if (readAt === version) known = sessions;
      return sessions;
    },
    create: changing(store.create),
    delete: changing(store.delete),
    setStatus: changing(store.setStatus),
    setAccount: changing(store.setAccount),
    noteInbound: changing(store.noteInbound),
    noteAck: changing(store.noteAck),
  };
}
