import { useLingui } from '@lingui/react/macro';
import { CircleCheck, Hourglass, Link2Off, type LucideIcon, SearchX, Unlink } from 'lucide-react';
import type { LinkEnd, LinkView } from './link-view.ts';

type Over = Pick<Extract<LinkView, { kind: 'over' }>, 'end' | 'session'>;

export interface EndWords {
  readonly icon: LucideIcon;
  /** In the frame. */
  readonly word: string;
  readonly title: string;
  readonly explanation: string;
}

/** How a link ended, for whoever holds the phone. */
export function useEndWords(): (over: Over) => EndWords {
  const { t } = useLingui();
  const ask = t`To link a phone, ask whoever sent the link for a new one.`;

  return ({ end, session }) => {
    const name = session?.session;
    const words: Readonly<Record<LinkEnd, EndWords>> = {
      linked: {
        icon: CircleCheck,
        word: t`Linked`,
        title: name ? t`The phone is linked to ${name}` : t`The phone is linked`,
        explanation: t`You can close this page. WhatsApp goes on sending the chats for a while: leave it open on the phone for a minute. To unlink it later, use Linked devices there.`,
      },
      used: {
        icon: Link2Off,
        word: t`Used`,
        title: t`This link has been used`,
        explanation: `${t`A phone was linked through it, and a link works once.`} ${ask}`,
      },
      expired: {
        icon: Hourglass,
        word: t`Expired`,
        title: t`This link has expired`,
        explanation: `${t`No phone was linked through it in its time.`} ${ask}`,
      },
      revoked: {
        icon: Unlink,
        word: t`Taken back`,
        title: t`This link was taken back`,
        explanation: `${t`Whoever may manage the session took it back, or the session is gone.`} ${ask}`,
      },
      unknown: {
        icon: SearchX,
        word: t`Not known here`,
        title: t`There is no such link`,
        explanation: `${t`It may be too old, or not the whole of what was sent.`} ${ask}`,
      },
      other: {
        icon: Link2Off,
        word: t`Ended`,
        title: t`This link works no more`,
        explanation: ask,
      },
    };
    return words[end];
  };
}
