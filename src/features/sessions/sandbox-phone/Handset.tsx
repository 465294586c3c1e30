import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { clockTime } from '../../../format/time.ts';
import { useLocale } from '../../../ui/use-locale.ts';
import { useNow } from '../../../ui/use-now.ts';

interface HandsetProps {
  title: ReactNode;
  children: ReactNode;
}

/** A phone with its screen, drawn. */
export function Handset({ title, children }: HandsetProps) {
  const locale = useLocale();
  const now = useNow(30_000);
  return (
    <div className="rounded-[24px] border border-line-control bg-panel p-1.5">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded-[18px] bg-well px-3 pt-2 pb-3 text-13">
        <div
          aria-hidden="true"
          className="flex items-center justify-between px-1 tabular text-text-3"
        >
          <span>{clockTime(now, now, locale)}</span>
          <span className="flex items-center gap-1.5">
            <svg viewBox="0 0 16 12" aria-hidden="true" className="h-3 w-4 fill-current">
              <rect x="1" y="8" width="2.5" height="3" rx=".75" />
              <rect x="5" y="5.5" width="2.5" height="5.5" rx=".75" />
              <rect x="9" y="3" width="2.5" height="8" rx=".75" />
            </svg>
            <svg
              viewBox="0 0 20 12"
              aria-hidden="true"
              className="h-3 w-5 fill-none stroke-current stroke-[1.25]"
            >
              <rect x="1" y="1.5" width="15.5" height="9" rx="2.5" />
              <rect
                x="3"
                y="3.5"
                width="9"
                height="5"
                rx="1"
                className="fill-current stroke-none"
              />
              <path d="M18.5 4.75v2.5" strokeLinecap="round" />
            </svg>
          </span>
        </div>
        <p className="flex items-center gap-2 text-14 font-semibold">
          <ChevronLeft className="points-along" />
          {title}
        </p>
        {children}
      </div>
    </div>
  );
}
