import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Session } from '../../../../contract/sessions.ts';
import { phone } from '../../../format/phone.ts';
import { FrameAndText } from '../../../pairing/FrameAndText.tsx';
import { PairingAnnouncer } from '../../../pairing/PairingAnnouncer.tsx';
import { PairingFrame } from '../../../pairing/PairingFrame.tsx';
import { pairingScene, sceneStep } from '../../../pairing/scene.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useKeptFocus } from '../../../ui/use-kept-focus.ts';
import { useNow } from '../../../ui/use-now.ts';
import { LinkedAccount } from './LinkedAccount.tsx';
import { PairingText } from './PairingText.tsx';
import { usePairingCode } from './use-pairing-code.ts';

/** The hero of a session's page: its code, or whatever came of it, in one and the same frame. */
export function PairingPanel({ session }: { session: Session }) {
  const { t } = useLingui();
  const focus = useKeptFocus<HTMLElement>();
  const pairing = usePairingCode(session);
  const justLinked = useJustLinked(session.status);
  const now = useNow(sceneStep(session));
  const scene = pairingScene({
    session,
    ...pairing,
    now: Math.max(now, pairing.code?.receivedAt ?? 0),
  });

  const account = session.push_name ?? (session.phone_number && phone(session.phone_number));

  return (
    <Panel {...focus} aria-label={t`Link a phone`} className="@container">
      <div className="p-6 max-sm:p-3">
        <FrameAndText
          frame={
            <PairingFrame
              scene={scene}
              session={session}
              celebrate={justLinked}
              linked={<LinkedAccount session={session} celebrate={justLinked} />}
            />
          }
        >
          <PairingText scene={scene} session={session} pairing={pairing} />
        </FrameAndText>
      </div>
      <PairingAnnouncer
        session={session}
        over={scene.kind === 'no_codes' ? t`No code can be shown here.` : null}
        linked={
          account ? t`${session.name} is linked to ${account}.` : t`${session.name} is linked.`
        }
      />
    </Panel>
  );
}

/** Whether the phone was linked while this page watched: the one thing that is celebrated. */
function useJustLinked(status: string): boolean {
  const [seen, setSeen] = useState(status);
  const [justLinked, setJustLinked] = useState(false);
  if (status !== seen) {
    setSeen(status);
    setJustLinked(status === 'working');
  }
  return justLinked;
}
