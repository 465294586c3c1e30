import { Trans, useLingui } from '@lingui/react/macro';
import { CloudOff, EyeOff } from 'lucide-react';
import { Plate } from './Plate.tsx';
import { ScanCode } from './ScanCode.tsx';
import type { Scene, ShownSession } from './scene.ts';
import { sessionCondition } from './session-status.ts';
import { useWords } from './use-words.ts';

interface FrameContentProps {
  scene: Exclude<Scene, { kind: 'linked' | 'unsettled' }>;
  session: ShownSession;
}

export function FrameContent({ scene, session }: FrameContentProps) {
  const { t } = useLingui();
  const say = useWords();
  const { icon, tone, word, detail } = sessionCondition(session);

  switch (scene.kind) {
    case 'code': {
      const { sequence, total } = scene.code;
      return (
        <ScanCode
          code={scene.code}
          label={sequence && total ? t`Code ${sequence} of ${total} to scan` : t`Code to scan`}
        />
      );
    }
    case 'between':
      if (scene.expiredMs === 0) return <Plate word={<Trans>A code is on its way</Trans>} />;
      return (
        <Plate word={<Trans>That code has expired</Trans>}>
          <Trans>The next one is on its way.</Trans>
        </Plate>
      );
    case 'cut_off':
      return (
        <Plate icon={CloudOff} tone="warn" word={<Trans>Code hidden</Trans>}>
          <Trans>No live connection to this server</Trans>
        </Plate>
      );
    case 'no_codes':
      return <Plate icon={EyeOff} word={<Trans>No code can be shown here</Trans>} />;
    case 'busy':
      return (
        <Plate tone="info" word={say(word)}>
          {session.status_reason === 'finishing' ? (
            <Trans>Phone and server are exchanging keys</Trans>
          ) : (
            detail && say(detail)
          )}
        </Plate>
      );
    case 'ended':
      return (
        <Plate icon={icon} tone={tone} word={say(word)}>
          {detail && say(detail)}
        </Plate>
      );
  }
}
