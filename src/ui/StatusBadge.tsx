import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';

export type Tone = 'good' | 'info' | 'warn' | 'bad' | 'idle';

export const toneText: Record<Tone, string> = {
  good: 'text-good',
  info: 'text-info',
  warn: 'text-warn',
  bad: 'text-bad',
  idle: 'text-text-3',
};

const pills: Record<Tone, string> = {
  good: 'border-good-line bg-good-tint text-good',
  info: 'border-info-line bg-info-tint text-info',
  warn: 'border-warn-line bg-warn-tint text-warn',
  bad: 'border-bad-line bg-bad-tint text-bad',
  idle: 'border-line-strong bg-well text-text-2',
};

interface StatusBadgeProps extends ComponentProps<'span'> {
  tone: Tone;
  icon: LucideIcon;
  children: ReactNode;
  pill?: boolean;
}

/** A status: always an icon and a word, so that nothing hangs on colour alone. */
export function StatusBadge({
  tone,
  icon: Icon,
  pill,
  className,
  children,
  ...native
}: StatusBadgeProps) {
  return (
    <span
      {...native}
      className={classes(
        'inline-flex items-center align-middle text-13 font-medium whitespace-nowrap',
        pill ? classes('h-6 gap-1.5 rounded-full border ps-2 pe-2.5', pills[tone]) : 'gap-2',
        className,
      )}
    >
      <Icon className={pill ? '' : toneText[tone]} />
      {children}
    </span>
  );
}
