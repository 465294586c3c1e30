import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** The control's id, where others refer to it; else one of its own. */
  id?: string;
  className?: string;
  children: (ids: FieldIds) => ReactNode;
}

/** A label, its control and what there is to say about it. Spread the given ids on the control. */
export function Field({ label, hint, error, id: givenId, className, children }: FieldProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  return (
    <div className={classes('grid gap-1.5', className)}>
      <label htmlFor={id} className="justify-self-start text-13 font-medium">
        {label}
      </label>
      {children({
        id,
        'aria-describedby':
          classes(Boolean(error) && errorId, Boolean(hint) && hintId) || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && (
        <p id={errorId} className="flex items-start gap-1.5 text-13 text-bad">
          <CircleAlert className="mt-0.5" />
          <span className="min-w-0 wrap-anywhere">{error}</span>
        </p>
      )}
      {hint && (
        <p id={hintId} className="text-13 text-text-2">
          {hint}
        </p>
      )}
    </div>
  );
}
