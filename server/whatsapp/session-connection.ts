import type { WAVersion } from 'baileys';
import type { Session } from '../../contract/sessions.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { openSessionAuth } from './auth-state.ts';
import { type NetworkAddress, openSocket, type SessionSocket, type SocketEvent } from './socket.ts';

export interface ConnectionDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** Rejects when that network can't be reached now. */
  readonly addressOf: (network: string) => Promise<NetworkAddress>;
  readonly version?: WAVersion | undefined;
}

/** A socket together with the login it uses. */
export interface Connection {
  readonly socket: SessionSocket;
  /** Ends both; what was being written is written. */
  close(): Promise<void>;
}

/** Milliseconds. */
const UNLINKING_TAKES = 5_000;

/** Makes the socket; `emit` hears how it goes on, `onError` of what could not be saved. */
export async function connect(
  deps: ConnectionDeps,
  session: Session,
  emit: (event: SocketEvent) => void,
  onError: (error: unknown) => void,
): Promise<Connection> {
  const { store, clock, version, addressOf } = deps;
  const network = await addressOf(session.network);
  const auth = await openSessionAuth(store.authState, session.id, onError);
  const socket = openSocket({ auth, network, version, clock, emit });
  return {
    socket,
    async close() {
      await socket.close();
      await auth.close();
    },
  };
}

/**
 * Tells WhatsApp that the session's device is none any more, over `current` or, if that is not
 * open, over a connection of its own. Gives up after a while: the phone may then still list it.
 */
export async function unlink(
  deps: ConnectionDeps,
  session: Session,
  current: Connection | null,
  onError: (error: unknown) => void,
): Promise<void> {
  let cancel = () => {};
  const late = new Promise<false>((resolve) => {
    cancel = deps.clock.after(UNLINKING_TAKES, () => resolve(false));
  });
  try {
    if (current?.socket.isOpen()) {
      await Promise.race([current.socket.unlink(), late]);
      return;
    }
    await current?.close();
    const { connection, opened } = await connectOnce(deps, session, onError);
    try {
      const isOpen = await Promise.race([opened, late]);
      if (isOpen) await Promise.race([connection.socket.unlink(), late]);
    } finally {
      await connection.close();
    }
  } finally {
    cancel();
  }
}

/** A connection that is not made again; `opened` is false when it can't be logged in. */
async function connectOnce(
  deps: ConnectionDeps,
  session: Session,
  onError: (error: unknown) => void,
): Promise<{ connection: Connection; opened: Promise<boolean> }> {
  let settle: (isOpen: boolean) => void = () => {};
  const opened = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  const hear = ({ type }: SocketEvent) => {
    if (type === 'opened') settle(true);
    else if (type === 'closed' || type === 'code') settle(false);
  };
  return { connection: await connect(deps, session, hear, onError), opened };
}
