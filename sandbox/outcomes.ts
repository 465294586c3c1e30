import type { Connection } from './connection.ts';
import type { PairingOutcome } from './control.ts';

/** WhatsApp's reasons in `<failure>`, which become Baileys' close codes. */
const failureReasons = { banned: 403, outdated: 405, restricted: 402, unavailable: 503 } as const;

export type EndingOutcome = Exclude<PairingOutcome, 'passkey' | 'silent'>;

export function endConnection(connection: Connection, outcome: EndingOutcome): void {
  if (outcome === 'replaced') connection.endStream(null, 'replaced');
  else connection.fail(failureReasons[outcome]);
}
