import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Session } from '../../../../contract/sessions.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useKeptFocus } from '../../../ui/use-kept-focus.ts';
import { useNow } from '../../../ui/use-now.ts';
import { CodeFrame, type Ring } from './CodeFrame.tsx';
import { FrameContent } from './FrameContent.tsx';
import { PairingAnnouncer } from './PairingAnnouncer.tsx';
import { PairingText } from './PairingText.tsx';
import { ProgressLine } from './ProgressLine.tsx';
import { pairingScene, type Scene } from './scene.ts';
import { usePairingCode } from './use-pairing-code.ts';

/** The hero of a session's page: its code, or whatever came of it, in one and the same frame. */
export function PairingPanel({ session }: { session: Session }) {
  const { t } = useLingui();
  const focus = useKeptFocus<HTMLElement>();
  const pairing = usePairingCode(session);
  const justLinked = useJustLinked(session.status);
  const now = useNow(session.status === 'qr_code' || session.status === 'starting' ? 500 : 0);
  const scene = pairingScene({
    session,
    ...pairing,
    now: Math.max(now, pairing.code?.receivedAt ?? 0),
  });

  return (
    <Panel {...focus} aria-label={t`Link a phone`} className="@container">
      <div className="grid gap-x-10 gap-y-5 p-6 max-sm:p-3 @xl:grid-cols-[minmax(0,320px)_minmax(0,1fr)]">
        <div>
          <CodeFrame ring={ringOf(scene)} celebrate={justLinked}>
            <FrameContent scene={scene} session={session} celebrate={justLinked} />
          </CodeFrame>
          <ProgressLine scene={scene} session={session} />
        </div>
        <PairingText scene={scene} session={session} pairing={pairing} />
      </div>
      <PairingAnnouncer session={session} />
    </Panel>
  );
}

function ringOf(scene: Scene): Ring | null {
  switch (scene.kind) {
    case 'code': {
      const { leftMs, lifeMs } = scene.life;
      return { share: leftMs / lifeMs, tone: 'accent', id: `code ${scene.code.sequence}` };
    }
    case 'busy':
      if (scene.limitMs === null) return null;
      return { share: scene.elapsedMs / scene.limitMs, tone: 'info', id: 'busy' };
    case 'linked':
      return { share: 1, tone: 'good', id: 'linked' };
    default:
      return null;
  }
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
