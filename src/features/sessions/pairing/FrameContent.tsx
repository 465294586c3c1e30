import { Trans, useLingui } from '@lingui/react/macro';
import { CloudOff } from 'lucide-react';
import type { Session } from '../../../../contract/sessions.ts';
import { Spinner } from '../../../ui/Spinner.tsx';
import { sessionCondition } from '../session-status.ts';
import { useWords } from '../use-words.ts';
import { LinkedAccount } from './LinkedAccount.tsx';
import { Plate } from './Plate.tsx';
import { ScanCode } from './ScanCode.tsx';
import type { Scene } from './scene.ts';

interface FrameContentProps {
  scene: Scene;
  session: Session;
  celebrate: boolean;
}

export function FrameContent({ scene, session, celebrate }: FrameContentProps) {
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
      return (
        <Plate>
          <Spinner className="mx-auto mb-3 size-8 text-text-3" />
          {scene.expiredMs > 0 ? (
            <Trans>That code has expired. The next one is on its way.</Trans>
          ) : (
            <Trans>A code is on its way.</Trans>
          )}
        </Plate>
      );
    case 'cut_off':
      return (
        <Plate icon={CloudOff} tone="warn">
          <Trans>No live connection to this server</Trans>
        </Plate>
      );
    case 'busy':
      return (
        <Plate>
          <Spinner className="mx-auto mb-3 size-8 text-info" />
          {session.status_reason === 'finishing' ? (
            <Trans>Phone and server are exchanging keys</Trans>
          ) : (
            say(word)
          )}
        </Plate>
      );
    case 'linked':
      return <LinkedAccount session={session} celebrate={celebrate} />;
    case 'ended':
      return (
        <Plate icon={icon} tone={tone}>
          {say(detail ?? word)}
        </Plate>
      );
  }
}
