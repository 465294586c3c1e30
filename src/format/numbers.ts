/** A number with its locale's grouping: "1,038". */
export function number(value: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(value);
}
