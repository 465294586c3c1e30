import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { sendMessage } from '../../../../contract/messages.ts';
import { call } from '../../../api/connection.ts';
import { useLiveEvent } from '../../../api/live.ts';
import { furtherAck } from './acks.ts';
import { attemptKey } from './attempt-key.ts';

export interface SentText {
  readonly id: string;
  readonly chatId: string;
  readonly text: string;
  /** Unix seconds. */
  readonly timestamp: number;
}

const shownTexts = 5;

/**
 * Sends texts of one session, and follows what became of them. The same text to the same chat
 * keeps its idempotency key until it is answered: pressing twice, or again after the network
 * failed, sends it once.
 */
export function useSend(session: string) {
  const [sent, setSent] = useState<readonly SentText[]>([]);
  // Kept for texts that are not answered yet, too: an ack may overtake the answer.
  const [acks, setAcks] = useState<Readonly<Record<string, string>>>({});
  const keyOf = useRef(attemptKey());

  useLiveEvent((live) => {
    if (live.event !== 'ack' || live.data.session !== session) return;
    const { id, ack } = live.data;
    setAcks((known) => ({ ...known, [id]: furtherAck(known[id], ack) }));
  });

  const mutation = useMutation({
    mutationFn: ({ chatId, text }: { chatId: string; text: string }) =>
      call(sendMessage, {
        params: { name: session },
        body: { chatId, text },
        idempotencyKey: keyOf.current.of(`${chatId}\n${text}`),
      }),
    onSuccess: ({ result }, { chatId, text }) => {
      keyOf.current.done();
      const { timestamp } = result;
      setSent((before) =>
        [{ id: result.key.id, chatId, text, timestamp }, ...before].slice(0, shownTexts),
      );
    },
  });

  return {
    send: mutation.mutate,
    isPending: mutation.isPending,
    error: mutation.error,
    sent: sent.map((text) => ({ ...text, ack: acks[text.id] ?? 'pending' })),
  };
}
