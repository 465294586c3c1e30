import type { ComponentProps } from 'react';
import { Link } from 'react-router-dom';
import { classes } from './classes.ts';

export function TextLink({ className, ...link }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...link}
      className={classes(
        'rounded-[2px] font-medium text-accent underline-offset-3 hover:underline',
        className,
      )}
    />
  );
}
