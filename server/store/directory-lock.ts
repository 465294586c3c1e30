import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join, relative } from 'node:path';

/** Another process has the directory. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
  constructor(directory: string) {
    super(
      `The data directory ${directory} is in use by another server. ` +
        'Stop that one first, or give this one a directory of its own with DATA_DIR.',
    );
  }
}

/**
 * Makes this process the directory's only user, until it ends (however it ends) or calls what is
 * answered. The lock is a bound socket: unlike a pid file it can't outlive its process.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const real = await realpath(directory);
  const held: Server[] = [];
  const release = async () => {
    for (const server of held.splice(0)) await close(server);
  };
  try {
    for (const address of addressesOf(real)) {
      const server = await bind(address, held.length > 0);
      if (server === 'taken') throw new DirectoryInUse(directory);
      if (server !== 'unsupported') held.push(server);
    }
  } catch (error) {
    await release();
    throw error;
  }
  return release;
}

/**
 * Pipes and Linux' abstract sockets go with their process. A socket file has to be cleared away
 * after a crash; on Linux it is there because containers that share a volume don't share the
 * abstract names, and those in turn let one process at a time do the clearing.
 */
function addressesOf(directory: string): string[] {
  const name = `moltflow-${createHash('sha256').update(directory).digest('hex').slice(0, 32)}`;
  if (process.platform === 'win32') return [`\\\\.\\pipe\\${name}`];
  const absolute = join(directory, 'lock.sock');
  const fromHere = relative(process.cwd(), absolute);
  // The path of a socket holds about 100 bytes.
  const file = fromHere.length < absolute.length ? fromHere : absolute;
  return process.platform === 'linux' ? [`\0${name}`, file] : [file];
}

/** @param optional another lock is held: where this kind of socket can't be made, do without. */
async function bind(address: string, optional: boolean): Promise<Server | 'taken' | 'unsupported'> {
  const server = await listen(address);
  if (!(server instanceof Error)) return server;
  if (server.code === 'EADDRINUSE') {
    if (address.startsWith('\0') || (await answers(address))) return 'taken';
    await rm(address, { force: true });
    const second = await listen(address);
    if (!(second instanceof Error)) return second;
    if (second.code === 'EADDRINUSE') return 'taken';
  }
  if (optional) return 'unsupported';
  throw server;
}

function listen(path: string): Promise<Server | NodeJS.ErrnoException> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', resolve);
    // Exclusive: workers of a cluster would share the socket, and with it the lock.
    server.listen({ path, exclusive: true }, () => resolve(server.unref()));
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
