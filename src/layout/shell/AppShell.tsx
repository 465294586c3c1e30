import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from 'react-router-dom';
import { listSessions } from '../../../contract/sessions.ts';
import { useBaseUrl, useMeans } from '../../api/connection.ts';
import { describeError } from '../../api/describe-error.ts';
import { useHealth } from '../../api/health.ts';
import { useLiveSince, useLiveState, usePollDelay } from '../../api/live.ts';
import { useMe } from '../../api/me.ts';
import { q } from '../../api/query.ts';
import { limitEnd } from '../../api/query-client.ts';
import { useServerChoices } from '../../api/server-choices.ts';
import { signOut } from '../../api/sign-in.ts';
import { useGrant } from '../../api/use-grant.ts';
import { toast } from '../../feedback/toast.ts';
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
  useGrant();
  const live = useLiveState();
  const since = useLiveSince();
  const baseUrl = useBaseUrl();
  const servers = useServerChoices();
  const byKey = useMeans() === 'key';
  // A server that tells of its health describes itself too; one of the guide alone does neither.
  const docsUrl = useHealth() ? `${baseUrl}/docs` : null;
  const list = useQuery({ ...q(listSessions), refetchInterval: usePollDelay() });
  const sessions = list.data;
  const needingAction = sessions?.filter(({ status }) => status === 'failed').length ?? 0;

  const leave = () => {
    signOut().catch((error: unknown) => toast(describeError(error), { tone: 'bad' }));
  };

  return (
    <ShellFrame
      navigation={<Navigation needingAction={needingAction} docsUrl={docsUrl} />}
      picker={<SessionPicker sessions={sessions} current={name} />}
      connection={<LiveBadge state={live} since={since} limitEnd={limitEnd(list)} />}
      person={<PersonMenu person={person} byKey={byKey} servers={servers} onSignOut={leave} />}
      banner={live === 'reconnecting' && <StaleBanner since={since} />}
    >
      <Outlet />
    </ShellFrame>
  );
}
