import { Trans } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import type { Session } from '../../../../contract/sessions.ts';
import { phone } from '../../../format/phone.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { classes } from '../../../ui/classes.ts';

interface LinkedAccountProps {
  session: Session;
  celebrate: boolean;
}

/** Whose phone it is, where the code was. */
export function LinkedAccount({ session, celebrate }: LinkedAccountProps) {
  const { push_name, phone_number } = session;
  return (
    <div className="grid size-full place-content-center justify-items-center gap-3 rounded-control bg-well p-4 text-center">
      <span className="relative">
        <Avatar name={push_name ?? phone_number ?? session.name} size="large" />
        <span
          className={classes(
            'absolute -end-1 -bottom-0.5 grid size-6 place-items-center rounded-full border-2 border-well bg-good text-panel',
            celebrate &&
              'transition-[scale] delay-300 duration-200 ease-out motion-reduce:transition-none starting:scale-0',
          )}
        >
          <Check className="size-3.5" />
        </span>
      </span>
      <div>
        <p className="font-semibold wrap-anywhere">
          <bdi>{push_name ?? <Trans>A phone is linked</Trans>}</bdi>
        </p>
        {phone_number && (
          <p className="text-13 tabular text-text-2">
            <bdi dir="ltr">{phone(phone_number)}</bdi>
          </p>
        )}
      </div>
    </div>
  );
}
