import type { WhatsappGroup } from '../../contract/groups.ts';
import type { PairingCode, QrCode, Session } from '../../contract/sessions.ts';

/** The sessions that run in this process, and the verbs on them. */
export interface WhatsAppSessions {
  /** Each verb answers the session as it is right after; legality is the caller's to check. */
  start(session: Session): Promise<Session>;
  stop(session: Session): Promise<Session>;
  restart(session: Session): Promise<Session>;
  logout(session: Session): Promise<Session>;
  /** Unlinks the phone if it can be reached, stops, and forgets the keys. The row stays. */
  remove(session: Session): Promise<void>;
  /** The code to scan now; null when none is shown. */
  qr(sessionId: number): QrCode | null;
  /**
   * A code to type on the phone with these digits, beside the QR code. Waits for a connection that
   * is being made. Rejects with `NotPairing` or `PairingCodeRefused`.
   */
  pairingCode(session: Session, phone: string): Promise<PairingCode>;
  /**
   * `text` to `chatId` of the API. Rejects with `NotConnected` when there is no open socket, with
   * `ChatNotFound` when WhatsApp knows no such chat of this account.
   */
  send(session: Session, message: { chatId: string; text: string }): Promise<SentMessage>;
  groups(session: Session): Promise<WhatsappGroup[]>;
  /** Starts every session that should run, a few at a time. */
  restore(): Promise<void>;
  /** Closes every socket and keeps every login. */
  close(): Promise<void>;
}

export interface SentMessage {
  readonly id: string;
  /** Unix seconds. */
  readonly timestamp: number;
}

/** The session shows no QR code, and only beside one is there a pairing code. */
export class NotPairing extends Error {
  override readonly name = 'NotPairing';
}

/** WhatsApp gives no pairing code: not for this number, or not so many. */
export class PairingCodeRefused extends Error {
  override readonly name = 'PairingCodeRefused';

  constructor(readonly because: 'number' | 'too_many') {
    super(`WhatsApp gave no pairing code: ${because}.`);
  }
}

/** The session has no open connection to WhatsApp right now. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected';
}

/** WhatsApp knows no such chat, or the account is not in it. */
export class ChatNotFound extends Error {
  override readonly name = 'ChatNotFound';
}
