import { acks } from '../../../../contract/messages.ts';

const rank = new Map<string, number>(acks.map((ack, index) => [ack, index]));

/** The further of two acks of one message: they may come out of order, and never go back. */
export function furtherAck(known: string | undefined, next: string): string {
  if (known === undefined) return next;
  return (rank.get(next) ?? -1) > (rank.get(known) ?? -1) ? next : known;
}
