import { Search } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import { inputLook } from './input-look.ts';

interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'type'> {
  /** Its name; also its placeholder unless another is given. */
  label: string;
}

export function SearchField({
  label,
  placeholder = label,
  className,
  ...native
}: SearchFieldProps) {
  return (
    <div className={classes('relative', className)}>
      <Search className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-text-3" />
      <input
        {...native}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        className={classes(inputLook, 'h-control ps-8.5 pe-2.5')}
      />
    </div>
  );
}
