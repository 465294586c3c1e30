import { useState } from 'react';
import { absoluteTime, relativeTime, relativeTimeStep } from '../format/time.ts';
import { useLocale } from './use-locale.ts';
import { useNow } from './use-now.ts';

interface AgoProps {
  /** An ISO time, or ms since 1970. */
  at: string | number;
  /** Only the distance, as a table's column says it: "3 min" and not "3 min ago". */
  short?: boolean;
  className?: string;
}

/** A moment, told from now; the moment itself on hover. */
export function Ago({ at, short = false, className }: AgoProps) {
  const locale = useLocale();
  const moment = new Date(at).getTime();
  const [step, setStep] = useState(() => relativeTimeStep(moment, Date.now()));
  const now = useNow(step);
  if (Number.isNaN(moment)) return null;

  const wantedStep = relativeTimeStep(moment, now);
  if (wantedStep !== step) setStep(wantedStep);

  return (
    <time
      dir="auto"
      dateTime={new Date(moment).toISOString()}
      title={absoluteTime(moment, locale)}
      className={className}
    >
      {relativeTime(moment, now, locale, short)}
    </time>
  );
}
