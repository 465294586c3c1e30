import { Trans } from '@lingui/react/macro';
import { Play, RotateCw, Square } from 'lucide-react';
import type { Session } from '../../../contract/sessions.ts';
import { describeError } from '../../api/describe-error.ts';
import { Button } from '../../ui/Button.tsx';
import { FormError } from '../../ui/FormError.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { SessionBadge } from './SessionBadge.tsx';
import { useSessionVerbs } from './session-verbs.ts';
import { useVerbReason } from './use-verb-reason.ts';

interface SessionHeadProps {
  session: Session;
  crumbs: { label: string; to: string }[];
}

/** A session's name and status, and what can be asked of it at any time. */
export function SessionHead({ session, crumbs }: SessionHeadProps) {
  const verbs = useSessionVerbs(session.name);
  const reasonOf = useVerbReason();
  const pendingVerb = verbs.isPending ? verbs.variables : null;
  const isStopped = session.status === 'stopped';

  return (
    <>
      <PageHead
        title={session.name}
        crumbs={crumbs}
        badges={
          <>
            <SessionBadge session={session} pill />
            {session.network === 'sandbox' && (
              <Tag>
                <Trans>Sandbox</Trans>
              </Tag>
            )}
          </>
        }
        actions={
          <>
            {isStopped ? (
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
          </>
        }
      />
      <FormError error={verbs.error && describeError(verbs.error)} />
    </>
  );
}
