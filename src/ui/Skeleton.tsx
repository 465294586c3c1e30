import { classes } from './classes.ts';

/** The shape of what comes. Give it a width, and a height if it is not a line of text. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classes('block min-h-3 rounded-[4px] bg-bone', className)}
    />
  );
}
