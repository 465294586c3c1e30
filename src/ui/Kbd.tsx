import type { ComponentProps } from 'react';
import { classes } from './classes.ts';

export function Kbd({ className, ...native }: ComponentProps<'kbd'>) {
  return (
    <kbd
      {...native}
      className={classes(
        'rounded-[4px] border border-line-strong px-1 font-sans text-13 leading-4 font-medium text-text-3',
        className,
      )}
    />
  );
}
