import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '../../../ui/classes.ts';
import { type Tone, toneText } from '../../../ui/StatusBadge.tsx';

interface PlateProps {
  icon?: LucideIcon;
  tone?: Tone;
  children: ReactNode;
}

/** What stands where the code stood when there is none to scan. */
export function Plate({ icon: Icon, tone = 'idle', children }: PlateProps) {
  return (
    <div className="grid size-full place-content-center justify-items-center gap-3 rounded-control bg-well p-4 text-center">
      {Icon && <Icon className={classes('size-12', toneText[tone])} />}
      <div className="text-13 text-text-2">{children}</div>
    </div>
  );
}
