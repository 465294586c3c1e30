import { classes } from './classes.ts';

/** The mark: a message that flows on. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={classes('size-5 shrink-0 text-accent', className)}
    >
      <path d="M2.5 15.5V7.25a3.75 3.75 0 0 1 7.5 0v5.5a3.75 3.75 0 0 0 7.5 0V4.5" />
    </svg>
  );
}
