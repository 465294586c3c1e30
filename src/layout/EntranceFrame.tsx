import type { ReactNode } from 'react';
import { BrandMark } from '../ui/BrandMark.tsx';
import { classes } from '../ui/classes.ts';

interface EntranceFrameProps {
  /** The page's h1, and its document's title. */
  title: string;
  lead?: ReactNode;
  /** Room for two columns. */
  wide?: boolean;
  children: ReactNode;
}

/** A page before the login: the mark and one card, in the middle of nothing else. */
export function EntranceFrame({ title, lead, wide = false, children }: EntranceFrameProps) {
  return (
    <div
      className={classes(
        'grid min-h-dvh content-start justify-items-center gap-6 bg-canvas px-gutter pb-8',
        wide ? 'pt-[10vh] max-sm:gap-4 max-sm:pt-4' : 'pt-[14vh] max-sm:pt-10',
      )}
    >
      <title>{`${title} · MoltFlow`}</title>
      <p className="flex items-center gap-2 text-16 font-semibold">
        <BrandMark />
        MoltFlow
      </p>
      <main
        className={classes(
          'grid w-full grid-cols-[minmax(0,1fr)] gap-5 rounded-panel border border-line bg-panel p-6',
          wide ? 'max-w-180 max-sm:p-3' : 'max-w-90 max-sm:p-4',
        )}
      >
        <div className="grid gap-1">
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <p className="text-13 text-text-2">{lead}</p>}
        </div>
        {children}
      </main>
    </div>
  );
}
