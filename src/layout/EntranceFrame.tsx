import type { ReactNode } from 'react';
import { BrandMark } from '../ui/BrandMark.tsx';

interface EntranceFrameProps {
  /** The page's h1, and its document's title. */
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

/** A page before the login: the mark and one card, in the middle of nothing else. */
export function EntranceFrame({ title, lead, children }: EntranceFrameProps) {
  return (
    <div className="grid min-h-dvh content-start justify-items-center gap-6 bg-canvas px-gutter pt-[14vh] pb-8 max-sm:pt-10">
      <title>{`${title} · MoltFlow`}</title>
      <p className="flex items-center gap-2 text-16 font-semibold">
        <BrandMark />
        MoltFlow
      </p>
      <main className="grid w-full max-w-90 gap-5 rounded-panel border border-line bg-panel p-6 max-sm:p-4">
        <div className="grid gap-1">
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <p className="text-13 text-text-2">{lead}</p>}
        </div>
        {children}
      </main>
    </div>
  );
}
