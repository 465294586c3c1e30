import { Trans } from '@lingui/react/macro';
import { RefreshCw } from 'lucide-react';
import type { Session } from '../../../../contract/sessions.ts';
import { describeError } from '../../../api/describe-error.ts';
import { SandboxScanSteps, ScanSteps } from '../../../pairing/ScanSteps.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { useSessionVerbs } from '../session-verbs.ts';
import { OtherWays } from './OtherWays.tsx';

interface HowToScanProps {
  session: Session;
  /** The next code is overdue. */
  stuck: boolean;
}

/** What to do on the phone, and the other ways to link it. */
export function HowToScan({ session, stuck }: HowToScanProps) {
  const verbs = useSessionVerbs(session.name);
  return (
    <div className="flex flex-col gap-5">
      <h2 className="text-16">
        <Trans>Link a phone to this session</Trans>
      </h2>
      {session.network === 'sandbox' ? <SandboxScanSteps /> : <ScanSteps />}
      {stuck && (
        <div className="grid justify-items-start gap-2 border-t border-line pt-4">
          <p className="text-13 text-text-2">
            <Trans>The next code has not come.</Trans>
          </p>
          <Button
            icon={RefreshCw}
            pending={verbs.isPending}
            onClick={() => verbs.mutate('restart')}
          >
            <Trans>Show a new code</Trans>
          </Button>
          <FormError error={verbs.error && describeError(verbs.error)} />
        </div>
      )}
      <OtherWays session={session} />
    </div>
  );
}
