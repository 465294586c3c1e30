import type { ComponentProps } from 'react';
import { classes } from './classes.ts';

export function Tag({ className, ...native }: ComponentProps<'span'>) {
  return (
    <span
      {...native}
      className={classes(
        'inline-flex h-5 items-center rounded-[4px] border border-line-strong px-1.5 text-13 leading-none whitespace-nowrap text-text-2',
        className,
      )}
    />
  );
}
