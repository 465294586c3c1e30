import { Trans, useLingui } from '@lingui/react/macro';
import { Pencil, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Session } from '../../../../contract/sessions.ts';
import { describeError } from '../../../api/describe-error.ts';
import { Button } from '../../../ui/Button.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { recipientFieldId } from '../sending/field-ids.ts';
import { sessionCondition } from '../session-status.ts';
import { useSessionVerbs } from '../session-verbs.ts';
import { useVerbReason } from '../use-verb-reason.ts';
import { useWords } from '../use-words.ts';
import { SandboxScanSteps, ScanSteps } from './ScanSteps.tsx';
import type { Scene } from './scene.ts';
import type { usePairingCode } from './use-pairing-code.ts';

/** The next code comes by itself; after this long it seems not to. */
const patienceMs = 5_000;

interface PairingTextProps {
  scene: Scene;
  session: Session;
  pairing: ReturnType<typeof usePairingCode>;
}

/** Beside the frame: what to do, or what happened and the way on. */
export function PairingText({ scene, session, pairing }: PairingTextProps) {
  switch (scene.kind) {
    case 'code':
    case 'between':
      return <HowToScan session={session} stuck={isStuck(scene)} />;
    case 'cut_off':
      return <CutOff pairing={pairing} />;
    default:
      return <Outcome session={session} />;
  }
}

function isStuck(scene: Scene): boolean {
  return scene.kind === 'between' && scene.expiredMs > patienceMs;
}

function Text({
  title,
  children,
  actions,
}: {
  title: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="grid content-start justify-items-start gap-2">
      <h2 className="text-16 wrap-anywhere">{title}</h2>
      <div className="grid max-w-reading gap-2 text-13 text-text-2">{children}</div>
      {actions && <div className="mt-2 flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}

function HowToScan({ session, stuck }: { session: Session; stuck: boolean }) {
  const verbs = useSessionVerbs(session.name);
  return (
    <div className="grid content-start gap-5">
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
    </div>
  );
}

function CutOff({ pairing }: Pick<PairingTextProps, 'pairing'>) {
  return (
    <Text
      title={<Trans>The code was taken off the screen</Trans>}
      actions={
        <Button
          variant="main"
          icon={RefreshCw}
          pending={pairing.isFetching}
          onClick={pairing.askAgain}
        >
          <Trans>Show a new code</Trans>
        </Button>
      }
    >
      <p>
        <Trans>
          This page no longer hears when the code changes, and a phone that scans an old one waits
          in vain. The code comes back by itself with the connection.
        </Trans>
      </p>
      <FormError error={pairing.error && describeError(pairing.error)} />
    </Text>
  );
}

function Outcome({ session }: { session: Session }) {
  const { t } = useLingui();
  const say = useWords();
  const reasonOf = useVerbReason();
  const verbs = useSessionVerbs(session.name);
  const { title, explanation, pageStep } = sessionCondition(session);
  const linked = session.status === 'working' && !session.status_reason;

  return (
    <Text
      title={linked ? t`${session.name} is linked` : say(title)}
      actions={
        <>
          {pageStep && (
            <Button
              variant="main"
              icon={RefreshCw}
              pending={verbs.isPending}
              disabledReason={reasonOf(pageStep.act, session)}
              onClick={() => verbs.mutate(pageStep.act)}
            >
              {say(pageStep.label)}
            </Button>
          )}
          {session.status === 'starting' && (
            <Button
              pending={verbs.isPending}
              disabledReason={reasonOf('stop', session)}
              onClick={() => verbs.mutate('stop')}
            >
              <Trans>Cancel</Trans>
            </Button>
          )}
          {session.status === 'working' && (
            <Button
              icon={Pencil}
              onClick={() => document.getElementById(recipientFieldId)?.focus()}
            >
              <Trans>Write a text</Trans>
            </Button>
          )}
        </>
      }
    >
      <p>{say(explanation)}</p>
      <FormError error={verbs.error && describeError(verbs.error)} />
    </Text>
  );
}
