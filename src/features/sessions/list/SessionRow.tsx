import { Trans, useLingui } from '@lingui/react/macro';
import { FlaskConical } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'react-router-dom';
import type { Session } from '../../../../contract/sessions.ts';
import { describeError } from '../../../api/describe-error.ts';
import { phone } from '../../../format/phone.ts';
import { isAlarm } from '../../../pairing/session-status.ts';
import { paths } from '../../../paths.ts';
import { Ago } from '../../../ui/Ago.tsx';
import { classes } from '../../../ui/classes.ts';
import { useKeptFocus } from '../../../ui/use-kept-focus.ts';
import { SessionBadge } from '../SessionBadge.tsx';
import { useSessionVerbs } from '../session-verbs.ts';
import { RowActions } from './RowActions.tsx';
import { SelectBox } from './SelectBox.tsx';
import { StatusDetail } from './StatusDetail.tsx';

const cell = 'h-row border-t border-line px-3 @max-2xl:h-auto @max-2xl:border-0 @max-2xl:p-0';

interface SessionRowProps {
  session: Session;
  /** Its place in the list, counted from 0. */
  index: number;
  selected: boolean;
  onSelect: (id: number, range: boolean) => void;
}

/**
 * Every row is as high as any other, whatever its status: a change never moves its neighbours. It
 * is drawn again only when its own session changes.
 */
export const SessionRow = memo(function SessionRow({
  session,
  index,
  selected,
  onSelect,
}: SessionRowProps) {
  const { t } = useLingui();
  const { id, name, network, status_since, created_at } = session;
  const verbs = useSessionVerbs(name);
  const alarm = isAlarm(session);
  const focus = useKeptFocus<HTMLTableRowElement>();

  return (
    <tr
      {...focus}
      aria-rowindex={index + 2}
      data-session={id}
      className={classes(
        'relative @max-2xl:flex @max-2xl:h-22 @max-2xl:flex-wrap @max-2xl:content-center @max-2xl:items-center @max-2xl:gap-y-0.5 @max-2xl:border-t @max-2xl:border-line @max-2xl:ps-12 @max-2xl:pe-4',
        selected ? 'bg-accent-tint' : alarm ? 'bg-bad-tint' : 'hover:bg-hover',
      )}
    >
      <td
        className={classes(
          cell,
          'ps-2 pe-0 @max-2xl:absolute @max-2xl:inset-y-0 @max-2xl:start-0 @max-2xl:w-12 @max-2xl:ps-2',
          alarm && 'border-bad-line',
        )}
      >
        <SelectBox
          label={t`Select ${name}`}
          checked={selected}
          onChange={(range) => onSelect(id, range)}
        />
      </td>
      <th
        scope="row"
        className={classes(
          cell,
          'text-start font-normal @max-2xl:min-w-0 @max-2xl:flex-1 @max-2xl:basis-1/4',
          alarm && 'border-bad-line',
        )}
      >
        {alarm && <span aria-hidden="true" className="absolute inset-y-0 start-0 w-0.5 bg-bad" />}
        <div className="flex min-w-0 items-center gap-2">
          <Link
            to={paths.session(name)}
            title={name}
            dir="ltr"
            className="min-w-0 truncate font-medium underline-offset-3 hover:underline"
          >
            {name}
          </Link>
          {network === 'sandbox' && (
            <span title={t`Sandbox`} className="text-text-3">
              <FlaskConical className="size-3.5" />
              <span className="sr-only">
                <Trans>Sandbox</Trans>
              </span>
            </span>
          )}
        </div>
      </th>
      <td
        className={classes(
          cell,
          '@max-2xl:order-1 @max-2xl:min-w-0 @max-2xl:basis-full',
          alarm && 'border-bad-line',
        )}
      >
        <div className="flex min-h-5 min-w-0 items-center gap-2">
          <SessionBadge session={session} />
          <span className="min-w-0 flex-1 truncate text-text-2">
            {verbs.error ? (
              <span role="alert" className="text-bad" title={describeError(verbs.error)}>
                {describeError(verbs.error)}
              </span>
            ) : (
              <StatusDetail session={session} />
            )}
          </span>
        </div>
      </td>
      <td
        className={classes(
          cell,
          '@max-2xl:order-1 @max-2xl:min-w-0 @max-2xl:flex-1 @max-2xl:basis-1/2',
          alarm && 'border-bad-line',
        )}
      >
        <PhoneOf session={session} />
      </td>
      <td
        className={classes(
          cell,
          'tabular whitespace-nowrap text-text-2 @2xl:@max-4xl:hidden @max-2xl:order-1 @max-2xl:ps-2',
          alarm && 'border-bad-line',
        )}
      >
        <Ago at={status_since ?? created_at} short />
      </td>
      <td
        className={classes(
          cell,
          'tabular whitespace-nowrap text-text-2 @max-4xl:hidden',
          alarm && 'border-bad-line',
        )}
      >
        <LastMessage session={session} />
      </td>
      <td
        className={classes(cell, 'pe-2 @max-2xl:-my-3 @max-2xl:-me-2', alarm && 'border-bad-line')}
      >
        <RowActions session={session} verbs={verbs} />
      </td>
    </tr>
  );
});

function PhoneOf({ session: { push_name, phone_number } }: { session: Session }) {
  if (!phone_number) {
    return (
      <span className="text-text-3">
        <Trans>Not linked</Trans>
      </span>
    );
  }
  return (
    <div className="flex min-w-0 items-center justify-between gap-2 @max-4xl:justify-start">
      {push_name && (
        <span dir="auto" title={push_name} className="min-w-0 truncate @2xl:@max-4xl:hidden">
          {push_name}
        </span>
      )}
      <bdi dir="ltr" className="shrink-0 tabular text-text-3">
        {phone(phone_number)}
      </bdi>
    </div>
  );
}

function LastMessage({ session: { last_inbound_at, last_ack_at } }: { session: Session }) {
  const times = [last_inbound_at, last_ack_at].flatMap((at) => (at ? [Date.parse(at)] : []));
  return times.length > 0 ? <Ago at={Math.max(...times)} short /> : <Trans>Never</Trans>;
}
