import { Trans, useLingui } from '@lingui/react/macro';
import { Pencil, Play, RefreshCw } from 'lucide-react';
import { useLocation } from 'react-router-dom';
import { getQrCode, type Session } from '../../../../contract/sessions.ts';
import { useMeans } from '../../../api/connection.ts';
import { describeError } from '../../../api/describe-error.ts';
import { useLack } from '../../../api/server-features.ts';
import { SideText } from '../../../pairing/SideText.tsx';
import type { Scene } from '../../../pairing/scene.ts';
import { sessionCondition } from '../../../pairing/session-status.ts';
import { useWords } from '../../../pairing/use-words.ts';
import { paths } from '../../../paths.ts';
import { Button } from '../../../ui/Button.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { recipientFieldId } from '../sending/field-ids.ts';
import { useSessionVerbs } from '../session-verbs.ts';
import { useVerbReason } from '../use-verb-reason.ts';
import { HowToScan } from './HowToScan.tsx';
import { LinkWithNumber } from './LinkWithNumber.tsx';
import type { usePairingCode } from './use-pairing-code.ts';
import { useTypedCode } from './use-typed-code.ts';

/** The next code comes by itself; after this long it seems not to. */
const patienceMs = 5_000;

interface PairingTextProps {
  scene: Scene;
  session: Session;
  pairing: ReturnType<typeof usePairingCode>;
}

/** Beside the frame: what to do, or what happened and the way on. */
export function PairingText({ scene, session, pairing }: PairingTextProps) {
  const typed = useTypedCode(session);
  const { pathname } = useLocation();
  switch (scene.kind) {
    case 'code':
    case 'between':
      if (pathname === paths.pairingCode(session.name)) {
        return <LinkWithNumber session={session} typed={typed} />;
      }
      return <HowToScan session={session} stuck={isStuck(scene)} />;
    case 'cut_off':
      return <CutOff pairing={pairing} />;
    case 'no_codes':
      return <NoCodes />;
    default:
      return <Outcome session={session} />;
  }
}

function isStuck(scene: Scene): boolean {
  return scene.kind === 'between' && scene.expiredMs > patienceMs;
}

function CutOff({ pairing }: Pick<PairingTextProps, 'pairing'>) {
  return (
    <SideText
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
    </SideText>
  );
}

function NoCodes() {
  const { t } = useLingui();
  const byKey = useMeans() === 'key';
  const { scope } = getQrCode;
  const lack = useLack(getQrCode);
  const reason =
    lack === 'out_of_scope'
      ? t`Codes are for those who have the scope ${scope}, which you don’t have.`
      : byKey
        ? t`This server sends codes to people, not to API keys. Sign in with email and password to link a phone here.`
        : t`This server sends no codes to dashboards. Link the phone with the server’s own means.`;
  return (
    <SideText title={<Trans>Link the phone elsewhere</Trans>}>
      <p>{reason}</p>
      <p>
        <Trans>This page shows the phone once it is linked.</Trans>
      </p>
    </SideText>
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
    <SideText
      title={linked ? t`${session.name} is linked` : say(title)}
      actions={
        <>
          {pageStep && (
            <Button
              variant="main"
              icon={session.status === 'stopped' ? Play : RefreshCw}
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
    </SideText>
  );
}
