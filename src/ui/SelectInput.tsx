import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import { inputLook } from './input-look.ts';

export function SelectInput({ className, ...native }: ComponentProps<'select'>) {
  return (
    <div className={classes('relative', className)}>
      <select {...native} className={classes(inputLook, 'h-control appearance-none ps-2.5 pe-8')} />
      <ChevronDown className="pointer-events-none absolute inset-y-0 end-2.5 my-auto text-text-3" />
    </div>
  );
}
