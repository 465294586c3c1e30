import { Trans } from '@lingui/react/macro';
import { clockTime } from '../../format/time.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { Notice } from '../Notice.tsx';

/** Said above what is shown while the live connection is down. `since` is in ms since 1970. */
export function StaleBanner({ since }: { since: number }) {
  const locale = useLocale();
  const time = clockTime(since, Date.now(), locale);
  return (
    <Notice className="px-gutter">
      <Trans>
        Not live since <time dateTime={new Date(since).toISOString()}>{time}</time>, showing what
        was known then.
      </Trans>
    </Notice>
  );
}
