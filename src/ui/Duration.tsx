import { duration } from '../format/time.ts';
import { useLocale } from './use-locale.ts';

/** A length of time, its two largest units: "6 d 4 h". */
export function Duration({ ms, className }: { ms: number; className?: string }) {
  const locale = useLocale();
  return (
    <time dir="auto" dateTime={`PT${Math.max(0, Math.round(ms / 1000))}S`} className={className}>
      {duration(ms, locale)}
    </time>
  );
}
