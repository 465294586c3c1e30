import type { ReactNode } from 'react';

interface SideTextProps {
  title: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
}

/** Beside the frame: what happened, and the way on. */
export function SideText({ title, children, actions }: SideTextProps) {
  return (
    <div className="grid content-start justify-items-start gap-2">
      <h2 className="text-16 wrap-anywhere">{title}</h2>
      <div className="grid max-w-reading gap-2 text-13 text-text-2">{children}</div>
      {actions && <div className="mt-2 flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}
