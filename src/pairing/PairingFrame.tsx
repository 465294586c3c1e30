import type { ReactNode } from 'react';
import { CodeFrame, type Ring } from './CodeFrame.tsx';
import { FrameContent } from './FrameContent.tsx';
import { ProgressLine } from './ProgressLine.tsx';
import type { Scene, ShownSession } from './scene.ts';

interface PairingFrameProps {
  scene: Scene;
  session: ShownSession;
  /** Draws attention to a phone that has just been linked. */
  celebrate: boolean;
  /** Whose phone it is, where the code was. */
  linked: ReactNode;
}

/** The code to scan, or what came of it, with its time below: the same frame at every turn. */
export function PairingFrame({ scene, session, celebrate, linked }: PairingFrameProps) {
  return (
    <div>
      <CodeFrame ring={ringOf(scene)} celebrate={celebrate}>
        {scene.kind === 'linked' || scene.kind === 'unsettled' ? (
          linked
        ) : (
          <FrameContent scene={scene} session={session} />
        )}
      </CodeFrame>
      <ProgressLine scene={scene} session={session} />
    </div>
  );
}

function ringOf(scene: Scene): Ring | null {
  switch (scene.kind) {
    case 'code': {
      const { leftMs, lifeMs } = scene.life;
      return { share: leftMs / lifeMs, tone: 'accent', id: `code ${scene.code.sequence}` };
    }
    case 'busy':
    case 'unsettled': {
      if (scene.limitMs === null) return null;
      const tone = scene.kind === 'busy' ? 'info' : 'warn';
      return { share: scene.elapsedMs / scene.limitMs, tone, id: scene.kind };
    }
    case 'linked':
      return { share: 1, tone: 'good', id: 'linked' };
    default:
      return null;
  }
}
