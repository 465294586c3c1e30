import type { ReactNode } from 'react';
import { classes } from '../ui/classes.ts';

export interface Ring {
  /** How much of it is drawn, clockwise from the top: 0 to 1. */
  readonly share: number;
  readonly tone: 'accent' | 'info' | 'good' | 'warn';
  /** A ring of another id starts anew instead of running on from where the last one was. */
  readonly id: string;
}

const strokes = {
  accent: 'stroke-accent',
  info: 'stroke-info',
  good: 'stroke-good',
  warn: 'stroke-warn',
};

const outline =
  'M160 2H304A14 14 0 0 1 318 16V304A14 14 0 0 1 304 318H16A14 14 0 0 1 2 304V16A14 14 0 0 1 16 2Z';

interface CodeFrameProps {
  ring: Ring | null;
  /** Draws the ring from nothing: the moment a phone was linked. */
  celebrate?: boolean;
  children: ReactNode;
}

/** The frame that every stage of pairing stands in, so that nothing jumps. */
export function CodeFrame({ ring, celebrate = false, children }: CodeFrameProps) {
  return (
    <div className="relative mx-auto aspect-square w-full max-w-80">
      <svg
        viewBox="0 0 320 320"
        aria-hidden="true"
        className="absolute inset-0 size-full fill-none stroke-4 [stroke-linecap:round]"
      >
        <path d={outline} className="stroke-line" />
        {ring && ring.share > 0 && (
          <path
            key={ring.id}
            d={outline}
            pathLength={100}
            strokeDasharray="100 100"
            strokeDashoffset={100 - 100 * Math.min(1, ring.share)}
            className={classes(
              strokes[ring.tone],
              'motion-reduce:transition-none',
              celebrate
                ? 'transition-[stroke-dashoffset] duration-700 ease-out starting:[stroke-dashoffset:100]'
                : 'transition-[stroke-dashoffset] duration-500 ease-linear',
            )}
          />
        )}
      </svg>
      <div className="absolute inset-4 max-sm:inset-2">{children}</div>
    </div>
  );
}
