import { timingSafeEqual } from 'node:crypto';
import { deviceJid, deviceLid } from './addresses.ts';
import type { Connection } from './connection.ts';
import type { Delivery } from './delivery.ts';
import type { Handshake } from './noise-responder.ts';
import type { Outcomes } from './outcomes.ts';
import { stanza, timestamp } from './stanzas.ts';
import type { State } from './state.ts';

const UNLINKED = 401;

/** Lets a linked device in, or tells it that it is not linked. */
export function login(
  { state, delivery, outcomes }: { state: State; delivery: Delivery; outcomes: Outcomes },
  connection: Connection,
  { payload, deviceKey }: Handshake,
): void {
  const phone = String(payload.username);
  const number = payload.device ?? 0;
  const device = state.devices.get(deviceJid(phone, number));
  if (!device || !sameKey(device.noiseKey, deviceKey)) {
    connection.fail(UNLINKED);
    return;
  }
  if (outcomes.ignoresLoginOf(device.jid)) return;
  const lid = deviceLid(phone, number);
  connection.send(stanza('success', { t: timestamp(), lid, location: 'sandbox' }));
  delivery.connect(device, connection);
}

const sameKey = (a: Uint8Array, b: Uint8Array) => a.length === b.length && timingSafeEqual(a, b);
