import {
  type BinaryNode,
  Browsers,
  type GroupMetadata,
  generateMessageIDV2,
  getBinaryNodeChild,
  getBinaryNodeChildren,
  proto,
  type UserFacingSocketConfig,
  type WAMessage,
  type WASocket,
  type WAVersion,
} from 'baileys';
import type { Ack } from '../../contract/messages.ts';
import { phoneOfAddress } from '../../rules/chat-ids.ts';
import type { Clock } from '../clock.ts';
import type { Close } from '../domain/close-reasons.ts';
import { ackOfStatus } from './acks.ts';
import type { SessionAuth } from './auth-state.ts';
import { makeSocket } from './baileys-repairs.ts';
import { closeOfError } from './close-of-error.ts';
import { keepSecretOfQr, pairingCodesOf } from './pairing-codes.ts';
import { ChatNotFound } from './sessions.ts';

/** Where a session connects to, and whom it trusts there. */
export interface NetworkAddress {
  /** Undefined: WhatsApp itself. */
  readonly url?: string | undefined;
  /** Null: WhatsApp's own. */
  readonly sandboxRootKey: Uint8Array | null;
  /** How long each pairing code lives; null: 60 s the first, 20 s each other. */
  readonly secondsPerCode: number | null;
}

export interface Account {
  readonly phoneNumber: string | null;
  readonly pushName: string | null;
}

export interface ShownCode {
  readonly text: string;
  /** Counted from 1. */
  readonly sequence: number;
  readonly total: number;
  readonly expiresAt: number;
  /** When the last code of the batch expires. */
  readonly endsAt: number;
}

export type SocketEvent =
  | { readonly type: 'answered' | 'scanned' | 'passkey_asked' | 'opened' }
  | { readonly type: 'code'; readonly code: ShownCode }
  | { readonly type: 'closed'; readonly close: Close }
  /** The linked account, whenever more is known of it. */
  | { readonly type: 'account'; readonly account: Account }
  | { readonly type: 'message'; readonly message: WAMessage }
  | { readonly type: 'ack'; readonly id: string; readonly jid: string; readonly ack: Ack };

/** One connection to WhatsApp, from its first attempt to its end. */
export interface SessionSocket {
  isOpen(): boolean;
  /** A code to type on the phone with these digits; the same one when asked again. */
  pairingCode(phone: string): Promise<string>;
  newMessageId(): string;
  sendText(jid: string, text: string, id: string): Promise<void>;
  groups(): Promise<GroupMetadata[]>;
  /** Tells WhatsApp that this device is none any more, and closes. */
  unlink(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds. */
const FIRST_CODE_LIVES = 60_000;
const LATER_CODES_LIVE = 20_000;
const GOODBYE = 1_000;

const ignore = () => undefined;
/** Baileys logs keys, codes and messages: nothing of it may reach a log of ours. */
const silentLogger: NonNullable<UserFacingSocketConfig['logger']> = {
  level: 'silent',
  child: () => silentLogger,
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
};

export function openSocket(options: {
  auth: SessionAuth;
  network: NetworkAddress;
  version?: WAVersion | undefined;
  clock: Clock;
  emit: (event: SocketEvent) => void;
}): SessionSocket {
  const { auth, network, version, clock, emit } = options;
  const codeMs = network.secondsPerCode === null ? null : network.secondsPerCode * 1000;
  const socket = makeSocket(
    {
      auth: auth.state,
      logger: silentLogger,
      // Phones refuse a pairing code from a browser whose name they don't know.
      browser: Browsers.ubuntu('Chrome'),
      markOnlineOnConnect: false,
      emitOwnEvents: false,
      syncFullHistory: false,
      shouldSyncHistoryMessage: ({ syncType }) =>
        syncType !== proto.HistorySync.HistorySyncType.FULL,
      generateHighQualityLinkPreview: false,
      ...(network.url && { waWebSocketUrl: network.url }),
      ...(codeMs && { qrTimeout: codeMs }),
      ...(version && { version }),
    },
    network.sandboxRootKey,
  );
  let open = false;

  socket.ws.once('frame', () => emit({ type: 'answered' }));
  socket.ws.on('CB:notification,type:passkey_prologue_request', () =>
    emit({ type: 'passkey_asked' }),
  );
  // Baileys tells of refused messages only; this is WhatsApp having taken one.
  socket.ws.on('CB:ack,class:message', ({ attrs: { id, from, error } }: BinaryNode) => {
    if (id && from && !error) emit({ type: 'ack', id, jid: from, ack: 'sent' });
  });
  keepSecretOfQr(socket, auth.state.creds);
  const nextCode = codesOf(socket, clock, codeMs);
  const tellAccount = accountTeller(auth, emit);

  socket.ev.on('creds.update', () => {
    auth.saveCreds();
    if (open) tellAccount();
  });
  socket.ev.on('connection.update', ({ connection, qr, isNewLogin, lastDisconnect }) => {
    if (qr) emit({ type: 'code', code: nextCode(qr) });
    if (isNewLogin) {
      emit({ type: 'scanned' });
      tellAccount();
    }
    if (connection === 'open') {
      open = true;
      tellAccount();
      emit({ type: 'opened' });
    }
    if (connection === 'close') {
      open = false;
      emit({ type: 'closed', close: closeOfError(lastDisconnect?.error, clock.now()) });
    }
  });
  socket.ev.on('messages.upsert', ({ messages }) => {
    for (const message of messages) emit({ type: 'message', message });
  });
  socket.ev.on('messages.update', (updates) => {
    for (const { key, update } of updates) emitAck(key, ackOfStatus(update.status));
  });
  // One of a group's members has it; how many there are is not known here.
  socket.ev.on('message-receipt.update', (updates) => {
    for (const { key, receipt } of updates) {
      emitAck(key, receipt.readTimestamp ? 'read' : 'delivered');
    }
  });

  function emitAck({ id, remoteJid, fromMe }: WAMessage['key'], ack: Ack | null): void {
    if (ack && fromMe && id && remoteJid) emit({ type: 'ack', id, jid: remoteJid, ack });
  }

  return {
    isOpen: () => open,
    pairingCode: pairingCodesOf(socket, clock),
    newMessageId: () => generateMessageIDV2(socket.user?.id),
    async sendText(jid, text, messageId) {
      try {
        await socket.sendMessage(jid, { text, linkPreview: null }, { messageId });
      } catch (error) {
        throw isNoSuchChat(error) ? new ChatNotFound() : error;
      }
    },
    groups: async () => Object.values(await socket.groupFetchAllParticipating()),
    unlink: () => socket.logout(),
    close: () => closeWithin(GOODBYE, socket, clock),
  };
}

/** A query was refused: not found, or of a group that the account is not in. */
function isNoSuchChat(error: unknown): boolean {
  const { data } = (error ?? {}) as { data?: unknown };
  return data === 404 || data === 403;
}

/** Numbers the codes of each batch and says how long they live, as Baileys' `genPairQR` does. */
function codesOf(socket: WASocket, clock: Clock, codeMs: number | null) {
  let total = 0;
  let sequence = 0;
  let endsAt = 0;
  socket.ws.on('CB:iq,type:set,pair-device', (stanza: BinaryNode) => {
    total = getBinaryNodeChildren(getBinaryNodeChild(stanza, 'pair-device'), 'ref').length;
    sequence = 0;
  });
  return (text: string): ShownCode => {
    sequence += 1;
    const later = codeMs ?? LATER_CODES_LIVE;
    const lives = sequence === 1 ? (codeMs ?? FIRST_CODE_LIVES) : later;
    const expiresAt = clock.now() + lives;
    if (sequence === 1) endsAt = expiresAt + (total - 1) * later;
    return { text, sequence, total, expiresAt, endsAt };
  };
}

/** Tells of the linked account when there is one and something of it changed. */
function accountTeller(auth: SessionAuth, emit: (event: SocketEvent) => void) {
  let told = '';
  return () => {
    const { me } = auth.state.creds;
    if (!me || !auth.isLinked()) return;
    const account: Account = {
      phoneNumber: phoneOfAddress(me.id),
      pushName: me.verifiedName || me.name || me.notify || null,
    };
    const now = `${account.phoneNumber} ${account.pushName}`;
    if (now === told) return;
    told = now;
    emit({ type: 'account', account });
  };
}

/** Baileys waits for the other side's goodbye, for which a dead connection takes half a minute. */
async function closeWithin(ms: number, socket: WASocket, clock: Clock): Promise<void> {
  let cancel = () => {};
  const late = new Promise<void>((resolve) => {
    cancel = clock.after(ms, resolve);
  });
  await Promise.race([socket.end(undefined), late]);
  cancel();
}
