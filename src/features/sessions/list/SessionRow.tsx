import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router-dom';
import type { Session } from '../../../../contract/sessions.ts';
import { describeError } from '../../../api/describe-error.ts';
import { phone } from '../../../format/phone.ts';
import { paths } from '../../../paths.ts';
import { Ago } from '../../../ui/Ago.tsx';
import { classes } from '../../../ui/classes.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { SessionBadge } from '../SessionBadge.tsx';
import { isAlarm } from '../session-status.ts';
import { useSessionVerbs } from '../session-verbs.ts';
import { RowActions } from './RowActions.tsx';
import { StatusDetail } from './StatusDetail.tsx';

const cell = 'h-row border-t border-line px-3 @max-2xl:h-auto @max-2xl:border-0 @max-2xl:p-0';

/** Every row is as high as any other, whatever its status: a change never moves its neighbours. */
export function SessionRow({ session }: { session: Session }) {
  const { name, network, status_since, created_at } = session;
  const verbs = useSessionVerbs(name);
  const alarm = isAlarm(session);

  return (
    <tr
      className={classes(
        'relative hover:bg-hover @max-2xl:grid @max-2xl:grid-cols-[minmax(0,1fr)_auto] @max-2xl:gap-x-3 @max-2xl:gap-y-0.5 @max-2xl:border-t @max-2xl:border-line @max-2xl:px-4 @max-2xl:py-2.5',
        alarm && 'bg-bad-tint hover:bg-bad-tint',
      )}
    >
      <th
        scope="row"
        className={classes(cell, 'ps-4 text-start font-normal', alarm && 'border-bad-line')}
      >
        {alarm && <span aria-hidden="true" className="absolute inset-y-0 start-0 w-0.5 bg-bad" />}
        <div className="flex min-w-0 items-center gap-2">
          <Link
            to={paths.session(name)}
            className="min-w-0 truncate font-medium underline-offset-3 hover:underline"
          >
            <bdi>{name}</bdi>
          </Link>
          {network === 'sandbox' && (
            <Tag>
              <Trans>Sandbox</Trans>
            </Tag>
          )}
        </div>
      </th>
      <td
        className={classes(
          cell,
          '@max-2xl:col-span-2 @max-2xl:row-start-2',
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
          '@max-2xl:col-span-2 @max-2xl:row-start-3',
          alarm && 'border-bad-line',
        )}
      >
        <PhoneOf session={session} />
      </td>
      <td
        className={classes(cell, 'tabular text-text-2 @max-4xl:hidden', alarm && 'border-bad-line')}
      >
        <Ago at={status_since ?? created_at} short />
      </td>
      <td
        className={classes(cell, 'tabular text-text-2 @max-4xl:hidden', alarm && 'border-bad-line')}
      >
        <LastMessage session={session} />
      </td>
      <td
        className={classes(
          cell,
          'pe-2 @max-2xl:col-start-2 @max-2xl:row-start-1 @max-2xl:-my-3 @max-2xl:-me-2',
          alarm && 'border-bad-line',
        )}
      >
        <RowActions session={session} verbs={verbs} />
      </td>
    </tr>
  );
}

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
        <span className="min-w-0 truncate @2xl:@max-4xl:hidden">
          <bdi>{push_name}</bdi>
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
