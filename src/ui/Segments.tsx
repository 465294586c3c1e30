import type { MouseEvent, ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { classes } from './classes.ts';

interface Segment {
  label: ReactNode;
  count?: ReactNode;
  to: string;
  current: boolean;
  onClick?: (event: MouseEvent) => void;
}

interface SegmentsProps {
  label: string;
  items: readonly Segment[];
  className?: string;
}

/** Views of one list, each a link, so that each has its URL. */
export function Segments({ label, items, className }: SegmentsProps) {
  return (
    <nav
      aria-label={label}
      className={classes('min-w-0 max-w-full overflow-x-auto p-0.5 -m-0.5', className)}
    >
      <ul className="flex gap-0.5">
        {items.map((item) => (
          <li key={item.to}>
            <Link
              to={item.to}
              onClick={item.onClick}
              aria-current={item.current ? 'page' : undefined}
              className="group/segment flex h-control items-center gap-1.5 rounded-control px-2.5 text-13 font-medium whitespace-nowrap text-text-2 hover:bg-hover focus-visible:-outline-offset-2 aria-[current]:bg-accent-tint aria-[current]:text-accent"
            >
              {item.label}
              {item.count !== undefined && (
                <span className="font-normal tabular text-text-3 group-aria-[current]/segment:text-accent">
                  {item.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
