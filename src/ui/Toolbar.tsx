import type { ComponentProps } from 'react';
import { classes } from './classes.ts';

/** What narrows a list down, above it. */
export function Toolbar({ className, ...native }: ComponentProps<'div'>) {
  return (
    <div
      {...native}
      className={classes(
        'flex flex-wrap items-center gap-2 border-b border-line px-3 py-2',
        className,
      )}
    />
  );
}
