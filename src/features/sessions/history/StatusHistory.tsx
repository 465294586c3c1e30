import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { type Session, sessionHistory } from '../../../../contract/sessions.ts';
import { isApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/connection.ts';
import { absoluteTime, clockTime } from '../../../format/time.ts';
import { QueryState } from '../../../layout/QueryState.tsx';
import { sessionCondition } from '../../../pairing/session-status.ts';
import { useWords } from '../../../pairing/use-words.ts';
import { Duration } from '../../../ui/Duration.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { TextLink } from '../../../ui/TextLink.tsx';
import { useLocale } from '../../../ui/use-locale.ts';
import { useNow } from '../../../ui/use-now.ts';
import { SessionBadge } from '../SessionBadge.tsx';
import { DayStrip } from './DayStrip.tsx';
import { type Stretch, stretchesOf } from './status-days.ts';

const shownAtFirst = 5;
const mostShown = 100;

export function StatusHistory({ session }: { session: Session }) {
  const { t } = useLingui();
  const [params] = useSearchParams();
  const showsAll = params.get('history') === 'all';
  const request = { params: { name: session.name }, query: { limit: mostShown } };
  const query = useQuery({
    // Read again whenever the status changed.
    queryKey: [sessionHistory.name, request, session.status_since, session.status_reason],
    queryFn: () => call(sessionHistory, request),
    placeholderData: keepPreviousData,
  });
  const now = useNow(1_000);
  const isMissing = isApiError(query.error) && [403, 404, 405].includes(query.error.status);
  const hasMore = (query.data?.items.length ?? 0) > shownAtFirst;

  return (
    <Panel
      title={t`Status history`}
      actions={
        hasMore && (
          <TextLink
            to={showsAll ? '?' : '?history=all'}
            replace
            preventScrollReset
            className="text-13"
          >
            {showsAll ? <Trans>Latest changes</Trans> : <Trans>All changes</Trans>}
          </TextLink>
        )
      }
    >
      {isMissing ? (
        <p className="p-4 text-13 text-text-2">
          <Trans>This server does not tell how the status changed.</Trans>
        </p>
      ) : (
        <QueryState query={query} what={t`the status history`} skeleton={<HistorySkeleton />}>
          {({ items }) => {
            const stretches = stretchesOf(items, now);
            return (
              <>
                <DayStrip stretches={stretches} now={now} />
                <Changes
                  stretches={stretches}
                  shown={showsAll ? mostShown : shownAtFirst}
                  now={now}
                />
              </>
            );
          }}
        </QueryState>
      )}
    </Panel>
  );
}

interface ChangesProps {
  /** Newest first. */
  stretches: readonly Stretch[];
  shown: number;
  now: number;
}

function Changes({ stretches, shown, now }: ChangesProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const say = useWords();
  return (
    <table aria-label={t`Status changes, newest first`} className="w-full text-13 max-sm:block">
      <thead className="sr-only">
        <tr>
          <th scope="col">
            <Trans>When</Trans>
          </th>
          <th scope="col">
            <Trans>Status</Trans>
          </th>
          <th scope="col">
            <Trans>Why</Trans>
          </th>
          <th scope="col">
            <Trans>How long</Trans>
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {stretches.slice(0, shown).map((stretch, index) => {
          const { detail } = sessionCondition(stretch);
          return (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike in all, and they only grow at this end
              key={stretches.length - index}
              className="hover:bg-hover max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:border-t max-sm:border-line max-sm:px-4 max-sm:py-2"
            >
              <td className="h-row w-36 border-t border-line ps-4 pe-3 whitespace-nowrap text-text-2 max-sm:order-3 max-sm:h-auto max-sm:w-auto max-sm:border-0 max-sm:p-0">
                <time
                  dateTime={new Date(stretch.from).toISOString()}
                  title={absoluteTime(stretch.from, locale)}
                >
                  {clockTime(stretch.from, now, locale, { seconds: true })}
                </time>
              </td>
              <td className="border-t border-line px-3 max-sm:order-1 max-sm:border-0 max-sm:p-0">
                <SessionBadge session={stretch} />
              </td>
              <td className="border-t border-line px-3 text-text-2 max-sm:hidden">
                {detail && say(detail)}
              </td>
              <td className="border-t border-line ps-3 pe-4 text-end whitespace-nowrap text-text-2 max-sm:order-2 max-sm:border-0 max-sm:p-0">
                <Duration ms={stretch.ms - (stretch.ms % 1000)} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function HistorySkeleton() {
  return (
    <div aria-hidden="true" className="grid gap-4 p-4">
      <Skeleton className="h-2 w-full" />
      <Skeleton className="w-1/2" />
      <Skeleton className="w-2/3" />
    </div>
  );
}
