import { Trans, useLingui } from '@lingui/react/macro';
import { duration } from '../../../format/time.ts';
import { sessionCondition } from '../../../pairing/session-status.ts';
import { useWords } from '../../../pairing/use-words.ts';
import { classes } from '../../../ui/classes.ts';
import type { Tone } from '../../../ui/StatusBadge.tsx';
import { useLocale } from '../../../ui/use-locale.ts';
import { lastDay, type Stretch } from './status-days.ts';

/** Healthy stretches are present, not loud. */
const fills: Readonly<Record<Tone, string>> = {
  good: 'bg-good-part',
  info: 'bg-info',
  warn: 'bg-warn',
  bad: 'bg-bad',
  idle: 'bg-line-control',
};

interface DayStripProps {
  /** Newest first. */
  stretches: readonly Stretch[];
  now: number;
}

/** The last 24 hours as one bar; the table below it says the same in words. */
export function DayStrip({ stretches, now }: DayStripProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const say = useWords();
  const day = lastDay(stretches, now);
  const parts = day.stretches.map(
    (stretch) => `${say(sessionCondition(stretch).word)} ${duration(stretch.ms, locale)}`,
  );

  return (
    <div className="grid gap-1.5 px-4 pt-4 pb-3">
      <div
        role="img"
        aria-label={t`Last 24 hours: ${new Intl.ListFormat(locale).format(parts)}`}
        className="flex h-2 gap-0.5"
      >
        {day.unknownMs > 0 && (
          <span className="rounded-[2px] bg-bone" style={{ flexGrow: day.unknownMs }} />
        )}
        {day.stretches.map((stretch) => (
          <span
            key={`${stretch.from} ${stretch.status} ${stretch.status_reason}`}
            className={classes('min-w-1 rounded-[2px]', fills[sessionCondition(stretch).tone])}
            style={{ flexGrow: stretch.ms }}
          />
        ))}
      </div>
      <p className="flex justify-between text-13 leading-4 text-text-3">
        <span>
          <Trans>24 h ago</Trans>
        </span>
        <span>
          <Trans>Now</Trans>
        </span>
      </p>
    </div>
  );
}
