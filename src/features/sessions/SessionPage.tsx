import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { Fragment } from 'react';
import { Outlet, useParams } from 'react-router-dom';
import { getSession, type Session } from '../../../contract/sessions.ts';
import { isApiError } from '../../api/api-error.ts';
import { useSessionPollDelay, useSessionStream } from '../../api/live.ts';
import { q } from '../../api/query.ts';
import { PanelBoundary } from '../../layout/PanelBoundary.tsx';
import { QueryState } from '../../layout/QueryState.tsx';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StatusHistory } from './history/StatusHistory.tsx';
import { PairingPanel } from './pairing/PairingPanel.tsx';
import { SessionHead } from './SessionHead.tsx';
import { SessionManagement } from './SessionManagement.tsx';
import { SessionPageSkeleton } from './SessionPageSkeleton.tsx';
import { SandboxPhone } from './sandbox-phone/SandboxPhone.tsx';
import { SendPanel } from './sending/SendPanel.tsx';
import { useSteadySession } from './use-steady-statuses.ts';
import '../../session-messages.ts';

export function SessionPage() {
  const { t } = useLingui();
  const { name = '' } = useParams();
  const query = useQuery({
    ...q(getSession, { params: { name } }),
    refetchInterval: useSessionPollDelay(),
  });
  useSessionStream(name);
  const steady = useSteadySession(query.data);

  const isGone = isApiError(query.error, 'SESSION_NOT_FOUND');
  // An error alone stands in a panel; what was loaded brings its own.
  const Frame = query.isError && !query.data ? Panel : Fragment;

  return (
    // Another session is another page: nothing of this one's state may stay.
    <div key={name} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <SessionHead name={name} session={isGone ? undefined : steady} />
      {isGone ? (
        <NoSuchSession />
      ) : (
        <Frame>
          <QueryState query={query} what={t`this session`} skeleton={<SessionPageSkeleton />}>
            {(session) => <SessionPanels session={steady ?? session} />}
          </QueryState>
        </Frame>
      )}
      <Outlet />
    </div>
  );
}

function NoSuchSession() {
  return (
    <Panel>
      <EmptyState
        icon={SearchX}
        title={<Trans>There is no session with this name</Trans>}
        action={
          <ButtonLink to={paths.sessions()}>
            <Trans>Show all sessions</Trans>
          </ButtonLink>
        }
      >
        <Trans>It may have been deleted.</Trans>
      </EmptyState>
    </Panel>
  );
}

/** Two columns; in one, the sandbox phone follows the code that it scans. */
function SessionPanels({ session }: { session: Session }) {
  const { t } = useLingui();
  // Some servers don't tell the number of a phone that works.
  const hasPhone = session.phone_number !== null || session.status === 'working';
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 min-[1180px]:grid-cols-[minmax(0,1fr)_288px] min-[1180px]:grid-rows-[auto_1fr]">
      <PanelBoundary title={t`Link a phone`}>
        <PairingPanel session={session} />
      </PanelBoundary>
      <div className="grid gap-4 max-[1180px]:contents min-[1180px]:col-start-2 min-[1180px]:row-span-2 min-[1180px]:row-start-1">
        {session.network === 'sandbox' && (
          <PanelBoundary title={t`Sandbox phone`}>
            <SandboxPhone session={session} />
          </PanelBoundary>
        )}
        <SessionManagement session={session} className="max-[1180px]:order-last" />
      </div>
      <div className="grid min-w-0 gap-4">
        {hasPhone && (
          <PanelBoundary title={t`Send a text`}>
            <SendPanel session={session} />
          </PanelBoundary>
        )}
        <PanelBoundary title={t`Status history`}>
          <StatusHistory session={session} />
        </PanelBoundary>
      </div>
    </div>
  );
}
