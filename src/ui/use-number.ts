import { number } from '../format/numbers.ts';
import { useLocale } from './use-locale.ts';

/** Writes numbers as the page's language does: "1,038". */
export function useNumber(): (value: number) => string {
  const locale = useLocale();
  return (value) => number(value, locale);
}
