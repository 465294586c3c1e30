import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { Outlet, useLocation } from 'react-router-dom';
import { listSessions, type Session } from '../../../../contract/sessions.ts';
import { usePollDelay } from '../../../api/live.ts';
import { q } from '../../../api/query.ts';
import { OddRows } from '../../../layout/OddRows.tsx';
import { QueryState } from '../../../layout/QueryState.tsx';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/PageHead.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useNumber } from '../../../ui/use-number.ts';
import { countSegments } from './list-view.ts';
import { NewSessionButton } from './NewSessionButton.tsx';
import { NoSessions } from './NoSessions.tsx';
import { SessionsList } from './SessionsList.tsx';
import { SessionsSkeleton } from './SessionsSkeleton.tsx';

export function SessionsPage() {
  const { t } = useLingui();
  const { search } = useLocation();
  const query = useQuery({ ...q(listSessions), refetchInterval: usePollDelay() });

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHead
        title={t`Sessions`}
        subtitle={query.data && query.data.length > 0 && <Summary sessions={query.data} />}
        actions={
          <NewSessionButton icon={Plus} to={{ pathname: paths.newSession(), search }}>
            <Trans>New session</Trans>
          </NewSessionButton>
        }
      />
      {query.data?.length === 0 ? (
        <NoSessions />
      ) : (
        <Panel aria-label={t`All sessions`} className="@container">
          <OddRows endpoint={listSessions} />
          <QueryState query={query} what={t`sessions`} skeleton={<SessionsSkeleton />}>
            {(sessions) => <SessionsList sessions={sessions} />}
          </QueryState>
        </Panel>
      )}
      <Outlet />
    </div>
  );
}

function Summary({ sessions }: { sessions: readonly Session[] }) {
  const working = useNumber()(countSegments(sessions).working);
  return (
    <Trans>
      <Plural value={sessions.length} one="# session" other="# sessions" />, {working} working
    </Trans>
  );
}
