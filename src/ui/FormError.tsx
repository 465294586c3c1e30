import { CircleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { classes } from './classes.ts';

interface FormErrorProps {
  /** Takes focus whenever it is another one; null where nothing went wrong. */
  error: ReactNode;
  className?: string;
}

/** What went wrong with a whole form, where no one has to look for it. */
export function FormError({ error, className }: FormErrorProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);

  if (!error) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className={classes(
        'flex items-start gap-2 rounded-control border border-bad-line bg-bad-tint px-3 py-2 text-13',
        className,
      )}
    >
      <CircleAlert className="mt-0.5 text-bad" />
      <div className="min-w-0 wrap-anywhere">{error}</div>
    </div>
  );
}
