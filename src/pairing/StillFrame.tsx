import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Tone } from '../ui/StatusBadge.tsx';
import { CodeFrame } from './CodeFrame.tsx';
import { Plate } from './Plate.tsx';

interface StillFrameProps {
  /** Without one, something is at work. */
  icon?: LucideIcon;
  tone?: Tone;
  word: ReactNode;
  /** Draws attention to a phone that has just been linked. */
  celebrate?: boolean;
}

/** The frame where nothing runs any more, or not yet. The line below it keeps its place. */
export function StillFrame({ icon, tone, word, celebrate = false }: StillFrameProps) {
  return (
    <div className="pb-9">
      <CodeFrame
        ring={celebrate ? { share: 1, tone: 'good', id: 'linked' } : null}
        celebrate={celebrate}
      >
        <Plate icon={icon} tone={tone} word={word} />
      </CodeFrame>
    </div>
  );
}
