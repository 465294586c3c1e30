import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import {
  Curve,
  generateSignalPubKey,
  makeWASocket,
  type UserFacingSocketConfig,
  WA_CERT_DETAILS,
  type WASocket,
} from 'baileys';
import libsignal from 'libsignal';
import { verifySignature } from 'libsignal/src/curve.js';

/**
 * What Baileys 7.0.0-rc14 needs before a socket may be made. `makeSocket` is the only way to make
 * one, so no socket exists without these.
 */

/** Baileys' own ignores the boolean that libsignal answers: it is true for any signature. */
Curve.verify = (publicKey, message, signature) => {
  try {
    return verifySignature(generateSignalPubKey(publicKey), message, signature);
  } catch {
    return false;
  }
};

/**
 * Whose root key the server's certificate chain must end in. Baileys knows one for the whole
 * process; here each socket has its own, so that no live session ever trusts a sandbox.
 */
const rootKeyOfSandbox = new AsyncLocalStorage<Uint8Array | null>();
const rootKeyOfWhatsApp = WA_CERT_DETAILS.PUBLIC_KEY;
Object.defineProperty(WA_CERT_DETAILS, 'PUBLIC_KEY', {
  get: () => rootKeyOfSandbox.getStore() ?? rootKeyOfWhatsApp,
});

/** libsignal prints whole sessions, keys included, to the console as it opens and closes them. */
const sessions: object & Record<string, unknown> = Object(libsignal.SessionRecord.prototype);
for (const name of ['openSession', 'closeSession', 'removeOldSessions']) {
  const original = sessions[name];
  if (typeof original !== 'function') throw new Error(`libsignal's sessions have no ${name}.`);
  sessions[name] = function (this: unknown, ...args: unknown[]) {
    return withoutConsole(() => original.apply(this, args));
  };
}

function withoutConsole<Result>(work: () => Result): Result {
  const { info, warn } = console;
  const ignore = () => undefined;
  Object.assign(console, { info: ignore, warn: ignore });
  try {
    return work();
  } finally {
    Object.assign(console, { info, warn });
  }
}

/**
 * A Baileys socket that trusts `sandboxRootKey`, or WhatsApp's own if that is null. Baileys hears
 * its connection with async listeners whose rejections nobody handles (a write to a socket that
 * just broke, a frame that does not decrypt): captured, they end the connection instead.
 */
export function makeSocket(
  config: UserFacingSocketConfig,
  sandboxRootKey: Uint8Array | null,
): WASocket {
  const before = EventEmitter.captureRejections;
  EventEmitter.captureRejections = true;
  try {
    return rootKeyOfSandbox.run(sandboxRootKey, () => makeWASocket(config));
  } finally {
    EventEmitter.captureRejections = before;
  }
}
