import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** How one signs in there, to be offered first the next time. */
export type SignInMeans = 'password' | 'key';

/** A server that this browser was connected to. Its address and name, and never a secret. */
export interface KnownServer {
  /** Absolute, as `readServerAddress` answers it. */
  readonly baseUrl: string;
  /** Given by the reader; empty where its address is its name. */
  readonly name: string;
  readonly means: SignInMeans;
}

interface Servers {
  /** In the order in which they were first connected to. */
  readonly known: readonly KnownServer[];
}

const useServers = create<Servers>()(
  persist((): Servers => ({ known: [] }), { name: 'moltflow.servers' }),
);

export const useKnownServers = (): readonly KnownServer[] => useServers(({ known }) => known);

export const knownServers = (): readonly KnownServer[] => useServers.getState().known;

export const knownServer = (baseUrl: string): KnownServer | undefined =>
  knownServers().find((server) => server.baseUrl === baseUrl);

/** Adds a server, or changes what is known of it. */
export function rememberServer(
  baseUrl: string,
  change: Partial<Pick<KnownServer, 'name' | 'means'>>,
): void {
  const fresh = { baseUrl, name: '', means: 'password', ...change } as const;
  changeKnown((known) =>
    known.some((server) => server.baseUrl === baseUrl)
      ? known.map((server) => (server.baseUrl === baseUrl ? { ...server, ...change } : server))
      : [...known, fresh],
  );
}

export function forgetServer(baseUrl: string): void {
  changeKnown((known) => known.filter((server) => server.baseUrl !== baseUrl));
}

function changeKnown(change: (known: readonly KnownServer[]) => readonly KnownServer[]) {
  // Another tab may have changed them since.
  void useServers.persist.rehydrate();
  useServers.setState(({ known }) => ({ known: change(known) }));
}
