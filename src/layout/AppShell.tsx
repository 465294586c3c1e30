import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from 'react-router-dom';
import { listSessions } from '../../contract/sessions.ts';
import { signOut, useBaseUrl } from '../api/connection.ts';
import { describeError } from '../api/describe-error.ts';
import { useLiveSince, useLiveState, usePollDelay } from '../api/live.ts';
import { useMe } from '../api/me.ts';
import { q } from '../api/query.ts';
import { toast } from '../feedback/toast.ts';
import { LiveBadge } from './LiveBadge.tsx';
import { Navigation } from './Navigation.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { SessionPicker } from './SessionPicker.tsx';
import { ShellFrame } from './ShellFrame.tsx';
import { StaleBanner } from './StaleBanner.tsx';

/** What stands around every page of someone signed in. */
export function AppShell() {
  const { name } = useParams();
  const person = useMe();
  const live = useLiveState();
  const since = useLiveSince();
  const baseUrl = useBaseUrl();
  const sessions = useQuery({ ...q(listSessions), refetchInterval: usePollDelay() }).data;
  const needingAction = sessions?.filter(({ status }) => status === 'failed').length ?? 0;

  const leave = () => {
    signOut().catch((error: unknown) => toast(describeError(error), { tone: 'bad' }));
  };

  return (
    <ShellFrame
      navigation={<Navigation needingAction={needingAction} docsUrl={`${baseUrl}/docs`} />}
      picker={<SessionPicker sessions={sessions} current={name} />}
      connection={<LiveBadge state={live} since={since} />}
      person={<PersonMenu person={person} onSignOut={leave} />}
      banner={live === 'reconnecting' && <StaleBanner since={since} />}
    >
      <Outlet />
    </ShellFrame>
  );
}
