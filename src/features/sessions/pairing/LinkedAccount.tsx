import { Trans } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import type { Session } from '../../../../contract/sessions.ts';
import { phone } from '../../../format/phone.ts';
import { sessionCondition } from '../../../pairing/session-status.ts';
import { useWords } from '../../../pairing/use-words.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { classes } from '../../../ui/classes.ts';

interface LinkedAccountProps {
  session: Session;
  celebrate: boolean;
}

const mark =
  'absolute -end-1 -bottom-0.5 grid size-6 place-items-center rounded-full border-2 border-well text-panel';

/** Whose phone it is, where the code was. */
export function LinkedAccount({ session, celebrate }: LinkedAccountProps) {
  const say = useWords();
  const { push_name, phone_number, status_reason } = session;
  const { icon: Icon, detail } = sessionCondition(session);
  return (
    <div className="grid size-full place-content-center justify-items-center gap-3 rounded-control bg-well p-4 text-center">
      <span className="relative">
        <Avatar name={push_name ?? phone_number ?? session.name} size="large" />
        {status_reason === null ? (
          <span
            className={classes(
              mark,
              'bg-good',
              celebrate &&
                'transition-[scale] delay-300 duration-200 ease-out motion-reduce:transition-none starting:scale-0',
            )}
          >
            <Check className="size-3.5" />
          </span>
        ) : (
          <span className={classes(mark, 'bg-warn')}>
            <Icon className="size-3.5" />
          </span>
        )}
      </span>
      <div className="max-w-52">
        <p className="font-semibold wrap-anywhere">
          <bdi>{push_name ?? <Trans>A phone is linked</Trans>}</bdi>
        </p>
        {phone_number && (
          <p className="text-13 tabular text-text-2">
            <bdi dir="ltr">{phone(phone_number)}</bdi>
          </p>
        )}
        {detail && <p className="text-13 wrap-anywhere text-warn">{say(detail)}</p>}
      </div>
    </div>
  );
}
