import { Curve } from 'baileys';
import { issueServerIdentity, type ServerIdentity } from './certificate-chain.ts';
import type { Connection } from './connection.ts';
import type { PairingOutcome } from './control.ts';

/** WhatsApp's reasons in `<failure>`, which become Baileys' close codes. */
const failureReasons = { banned: 403, outdated: 405, restricted: 402, unavailable: 503 } as const;

/** A temporary ban names what it is for, and ends after so many seconds. */
const restriction = { code: '101', expire: String(24 * 60 * 60) };

export type EndingOutcome = Exclude<PairingOutcome, 'passkey' | 'silent' | 'stuck'>;

/** How the network departs from what a device may expect. What is to come happens once. */
export class Outcomes {
  readonly #identity: ServerIdentity;
  readonly #unanswered = new Set<string>();
  #impostor: ServerIdentity | null = null;

  constructor(identity: ServerIdentity) {
    this.#identity = identity;
  }

  end(connection: Connection, outcome: EndingOutcome): void {
    if (outcome === 'replaced') {
      connection.endStream(null, 'replaced');
    } else if (outcome === 'untrusted') {
      this.#impostor = issueServerIdentity(Curve.generateKeyPair());
      connection.drop();
    } else {
      connection.fail(failureReasons[outcome], outcome === 'restricted' ? restriction : {});
    }
  }

  /** Whom the next connection meets, whichever device makes it: none has named itself by then. */
  nextIdentity(): ServerIdentity {
    const identity = this.#impostor ?? this.#identity;
    this.#impostor = null;
    return identity;
  }

  /** The next login of this device gets no answer. */
  ignoreLoginOf(device: string): void {
    this.#unanswered.add(device);
  }

  ignoresLoginOf(device: string): boolean {
    return this.#unanswered.delete(device);
  }

  forget(): void {
    this.#unanswered.clear();
    this.#impostor = null;
  }
}
