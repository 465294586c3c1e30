import { Trans, useLingui } from '@lingui/react/macro';
import { Play, RotateCw, Square } from 'lucide-react';
import type { Session } from '../../../contract/sessions.ts';
import { describeError } from '../../api/describe-error.ts';
import { paths } from '../../paths.ts';
import { Button } from '../../ui/Button.tsx';
import { FormError } from '../../ui/FormError.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { ShareLink } from './pairing/ShareLink.tsx';
import { SessionBadge } from './SessionBadge.tsx';
import { useSessionVerbs } from './session-verbs.ts';
import { useVerbReason } from './use-verb-reason.ts';

interface SessionHeadProps {
  name: string;
  /** Undefined until it is known: the heading, which has focus by then, stays the same one. */
  session: Session | undefined;
}

/** A session's name and status, and what can be asked of it at any time. */
export function SessionHead({ name, session }: SessionHeadProps) {
  const { t } = useLingui();
  const verbs = useSessionVerbs(name);
  return (
    <>
      <PageHead
        title={name}
        crumbs={[{ label: t`Sessions`, to: paths.sessions() }]}
        badges={session && <Badges session={session} />}
        actions={session && <VerbButtons session={session} verbs={verbs} />}
      />
      <FormError error={verbs.error && describeError(verbs.error)} />
    </>
  );
}

function Badges({ session }: { session: Session }) {
  return (
    <>
      <SessionBadge session={session} pill />
      {session.network === 'sandbox' && (
        <Tag>
          <Trans>Sandbox</Trans>
        </Tag>
      )}
    </>
  );
}

interface VerbButtonsProps {
  session: Session;
  verbs: ReturnType<typeof useSessionVerbs>;
}

function VerbButtons({ session, verbs }: VerbButtonsProps) {
  const reasonOf = useVerbReason();
  const pendingVerb = verbs.isPending ? verbs.variables : null;
  return (
    <>
      {session.status === 'stopped' ? (
        <Button
          variant="main"
          icon={Play}
          pending={pendingVerb === 'start'}
          disabledReason={reasonOf('start', session)}
          onClick={() => verbs.mutate('start')}
        >
          <Trans>Start</Trans>
        </Button>
      ) : (
        <Button
          icon={Square}
          pending={pendingVerb === 'stop'}
          disabledReason={reasonOf('stop', session)}
          onClick={() => verbs.mutate('stop')}
        >
          <Trans>Stop</Trans>
        </Button>
      )}
      <Button
        icon={RotateCw}
        pending={pendingVerb === 'restart'}
        disabledReason={reasonOf('restart', session)}
        onClick={() => verbs.mutate('restart')}
      >
        <Trans>Restart</Trans>
      </Button>
      <ShareLink session={session} />
    </>
  );
}
