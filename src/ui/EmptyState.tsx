import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface EmptyStateProps {
  icon?: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}

/** One sentence and one action, where a list would be. */
export function EmptyState({ icon: Icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={classes('grid justify-items-center gap-2 px-4 py-12 text-center', className)}>
      {Icon && <Icon className="mb-1 size-8 text-text-3" />}
      <p className="font-semibold">{title}</p>
      {children && <div className="max-w-reading text-13 text-text-2">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-3">{action}</div>}
    </div>
  );
}
