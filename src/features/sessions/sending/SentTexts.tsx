import { Trans, useLingui } from '@lingui/react/macro';
import { Check, CheckCheck, CircleAlert, Clock, type LucideIcon } from 'lucide-react';
import { phoneOfAddress } from '../../../../rules/chat-ids.ts';
import { phone } from '../../../format/phone.ts';
import { Ago } from '../../../ui/Ago.tsx';
import { CopyText } from '../../../ui/CopyText.tsx';
import { StatusBadge, type Tone } from '../../../ui/StatusBadge.tsx';
import type { SentText } from './use-send.ts';

interface SentTextsProps {
  sent: readonly (SentText & { ack: string })[];
}

/** What was sent from this form, and how far each text got. */
export function SentTexts({ sent }: SentTextsProps) {
  const { t } = useLingui();
  return (
    <ul
      aria-label={t`Sent from here`}
      aria-live="polite"
      className={sent.length > 0 ? 'border-t border-line' : ''}
    >
      {sent.map((text) => (
        <li
          key={text.id}
          className="grid gap-x-4 gap-y-1 border-line px-4 py-2.5 text-13 not-first:border-t"
        >
          <div className="flex min-w-0 items-center gap-3">
            <p dir="auto" className="min-w-0 flex-1 truncate">
              {text.text}
            </p>
            <AckBadge ack={text.ack} />
          </div>
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-text-3">
            <span>
              <Trans>
                To <bdi dir="ltr">{nameOf(text.chatId)}</bdi>
              </Trans>
            </span>
            <Ago at={text.timestamp * 1000} />
            <CopyText
              text={text.id}
              label={t`Copy message id`}
              shown={
                <bdi dir="ltr" className="font-mono">
                  {text.id}
                </bdi>
              }
            />
          </div>
        </li>
      ))}
    </ul>
  );
}

function nameOf(chatId: string): string {
  const digits = phoneOfAddress(chatId);
  return digits ? phone(digits) : chatId;
}

function AckBadge({ ack }: { ack: string }) {
  const { t } = useLingui();
  const known: Readonly<Record<string, readonly [Tone, LucideIcon, string]>> = {
    pending: ['idle', Clock, t`Pending`],
    sent: ['info', Check, t`Sent`],
    delivered: ['info', CheckCheck, t`Delivered`],
    read: ['good', CheckCheck, t`Read`],
    failed: ['bad', CircleAlert, t`Failed`],
  };
  const [tone, icon, word] = known[ack] ?? ['idle', Clock, ack];
  return (
    <StatusBadge tone={tone} icon={icon}>
      {word}
    </StatusBadge>
  );
}
