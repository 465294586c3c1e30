import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import { inputLook } from './input-look.ts';

export function TextInput({ className, type = 'text', ...native }: ComponentProps<'input'>) {
  return (
    <input {...native} type={type} className={classes(inputLook, 'h-control px-2.5', className)} />
  );
}
