import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import { inputLook } from './input-look.ts';

export function TextArea({ className, rows = 3, ...native }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...native}
      rows={rows}
      className={classes(inputLook, 'block field-sizing-content max-h-80 px-2.5 py-1.5', className)}
    />
  );
}
