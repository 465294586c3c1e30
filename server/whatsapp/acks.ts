import type { Ack } from '../../contract/messages.ts';

const rank: Record<Ack, number> = { pending: 0, sent: 1, failed: 1, delivered: 2, read: 3 };
const MEMORY = 1_000;

/** How far the newest messages got, so that an ack that comes late never moves one backwards. */
export class AckBook {
  readonly #messages = new Map<string, { chatId: string; ack: Ack }>();

  sending(id: string, chatId: string): void {
    this.#keep(id, { chatId, ack: 'pending' });
  }

  /** Null when the message had got that far. `chatId` is used for messages not known here. */
  advance(id: string, ack: Ack, chatId: string | null): { chatId: string; ack: Ack } | null {
    const known = this.#messages.get(id);
    if (known && rank[ack] <= rank[known.ack]) return null;
    const chat = known?.chatId ?? chatId;
    if (chat === null) return null;
    return this.#keep(id, { chatId: chat, ack });
  }

  #keep(id: string, entry: { chatId: string; ack: Ack }) {
    this.#messages.delete(id);
    this.#messages.set(id, entry);
    for (const oldest of this.#messages.keys()) {
      if (this.#messages.size <= MEMORY) break;
      this.#messages.delete(oldest);
    }
    return entry;
  }
}

/** The ack behind a status of WhatsApp's (`WebMessageInfo.Status`): 5 is a voice message played. */
export function ackOfStatus(status: number | null | undefined): Ack | null {
  const byStatus: readonly (Ack | undefined)[] = [
    'failed',
    'pending',
    'sent',
    'delivered',
    'read',
    'read',
  ];
  return (typeof status === 'number' ? byStatus[status] : undefined) ?? null;
}
