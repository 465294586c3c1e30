import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '../ui/classes.ts';
import { Spinner } from '../ui/Spinner.tsx';
import { type Tone, toneText } from '../ui/StatusBadge.tsx';

interface PlateProps {
  /** Without one, something is at work. */
  icon?: LucideIcon | undefined;
  tone?: Tone | undefined;
  word: ReactNode;
  /** What the word leaves open. */
  children?: ReactNode;
}

/** What stands where the code stood when there is none to scan. */
export function Plate({ icon: Icon, tone = 'idle', word, children }: PlateProps) {
  return (
    <div className="grid size-full place-content-center justify-items-center gap-3 rounded-control bg-well p-4 text-center">
      {Icon ? (
        <Icon className={classes('size-12', toneText[tone])} />
      ) : (
        <Spinner className={classes('size-12', toneText[tone])} />
      )}
      <div className="max-w-52">
        <p className="font-semibold wrap-anywhere">{word}</p>
        {children && <p className="text-13 wrap-anywhere text-text-2">{children}</p>}
      </div>
    </div>
  );
}
