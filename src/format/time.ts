const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365.25 * day;

const units = [
  { name: 'year', ms: year },
  { name: 'month', ms: year / 12 },
  { name: 'day', ms: day },
  { name: 'hour', ms: hour },
  { name: 'minute', ms: minute },
  { name: 'second', ms: second },
] as const;
type Unit = (typeof units)[number]['name'];

/** The largest unit that fits; days go on to 60, because "54 d" says more than "1 month". */
function largestUnit(ms: number) {
  const fits = units.find((unit) => ms >= (unit.name === 'month' ? 60 * day : unit.ms));
  return fits ?? { name: 'second' as const, ms: second };
}

/** One number with its unit, as short as can be read: "22 s", "3 min", "2 h", "18 d". */
function withUnit(count: number, unit: Unit | 'millisecond', locale: string): string {
  const parts = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    // A minute's narrow form is "m" in English, which reads as metres or months.
    unitDisplay: unit === 'minute' || unit === 'month' ? 'short' : 'narrow',
    maximumFractionDigits: 0,
  }).formatToParts(count);
  return parts
    .map((part, index) => {
      const glued = part.type === 'unit' && index > 0 && parts[index - 1]?.type !== 'literal';
      return glued && /^\p{Script=Latin}/u.test(part.value) ? `\u00a0${part.value}` : part.value;
    })
    .join('');
}

/**
 * A moment told from now, both in ms since 1970: "12 minutes ago", "in 8 seconds", "now".
 * Short, for a column of them, it is the distance alone: "12 min".
 */
export function relativeTime(moment: number, now: number, locale: string, short = false): string {
  const distance = moment - now;
  const { name, ms } = largestUnit(Math.abs(distance));
  const count = Math.trunc(distance / ms);
  if (short && count !== 0) return withUnit(Math.abs(count), name, locale);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(count, name);
}

/** In how many ms the words of `relativeTime` may change: each second in the first minute, and so on. */
export function relativeTimeStep(moment: number, now: number): number {
  const distance = Math.abs(moment - now);
  if (distance < minute) return second;
  return distance < hour ? 15 * second : 5 * minute;
}

/** The whole of a moment, for a title: "25 Jan 2026, 14:02:11". */
export function absoluteTime(moment: number, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone,
  }).format(moment);
}

interface ClockOptions {
  readonly seconds?: boolean;
  readonly timeZone?: string;
}

/** The time of day, with the date in front of it when that is not today's: "14:02", "19 Jan, 09:02". */
export function clockTime(
  moment: number,
  now: number,
  locale: string,
  { seconds = false, timeZone }: ClockOptions = {},
): string {
  const dayOf = new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone });
  const today = dayOf.format(moment) === dayOf.format(now);
  return new Intl.DateTimeFormat(locale, {
    ...(today ? {} : { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
    timeZone,
  }).format(moment);
}

/** A length of time in ms by its two largest units: "6 d 4 h", "2 min 40 s", "188 ms". */
export function duration(ms: number, locale: string): string {
  const length = Math.max(0, ms);
  if (length > 0 && length < second) return withUnit(Math.round(length), 'millisecond', locale);
  const start = units.findIndex((unit) => length >= unit.ms && unit.name !== 'month');
  const first = units[start] ?? { name: 'second' as const, ms: second };
  const whole = Math.floor(length / first.ms);
  const rest = first.name === 'year' ? units[2] : units[start + 1];
  const remainder = rest ? Math.floor((length - whole * first.ms) / rest.ms) : 0;
  const words = [withUnit(whole, first.name, locale)];
  if (rest && remainder > 0) words.push(withUnit(remainder, rest.name, locale));
  return words.join(' ');
}
