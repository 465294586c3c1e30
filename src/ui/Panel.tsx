import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

interface PanelProps extends Omit<ComponentProps<'section'>, 'title'> {
  title?: ReactNode;
  actions?: ReactNode;
}

/** A bordered part of a page. It pads nothing: tables and lists run to its edges. */
export function Panel({ title, actions, className, children, ...native }: PanelProps) {
  const headingId = useId();
  return (
    <section
      aria-labelledby={title ? headingId : undefined}
      {...native}
      className={classes('min-w-0 rounded-panel border border-line bg-panel', className)}
    >
      {(title || actions) && (
        <header className="flex min-h-11 items-center gap-2 border-b border-line ps-4 pe-3">
          {title && (
            <h2 id={headingId} className="min-w-0 flex-1 py-2">
              {title}
            </h2>
          )}
          {actions && <div className="ms-auto flex items-center gap-2 text-13">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}
