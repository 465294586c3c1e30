import { Trans } from '@lingui/react/macro';
import { CircleOff, LoaderCircle, type LucideIcon, Radio, RotateCw, Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LiveState } from '../../api/live.ts';
import { clockTime } from '../../format/time.ts';
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx';
import { useLocale } from '../../ui/use-locale.ts';

interface LiveBadgeProps {
  state: LiveState;
  /** Since when the connection has been in this state, in ms since 1970. */
  since: number | null;
  /** When the server's limit lets pages ask again, in ms since 1970; null where none is waited for. */
  limitEnd: number | null;
}

const looks: Record<LiveState, { tone: Tone; icon: LucideIcon; spins?: boolean }> = {
  live: { tone: 'good', icon: Radio },
  connecting: { tone: 'info', icon: LoaderCircle, spins: true },
  reconnecting: { tone: 'warn', icon: RotateCw },
  polling: { tone: 'idle', icon: Timer },
  off: { tone: 'idle', icon: CircleOff },
};

/** How fresh the page is, in an icon and a word; on a phone the icon alone is seen. */
export function LiveBadge({ state, since, limitEnd }: LiveBadgeProps) {
  const locale = useLocale();
  const end = limitEnd && clockTime(limitEnd, Date.now(), locale, { seconds: true });
  const { tone, icon, spins } = looks[state];
  const time = since === null ? '' : clockTime(since, Date.now(), locale);
  const words: Record<LiveState, ReactNode> = {
    live: <Trans>Live</Trans>,
    connecting: <Trans>Connecting</Trans>,
    reconnecting: time ? <Trans>Reconnecting since {time}</Trans> : <Trans>Reconnecting</Trans>,
    polling: end ? <Trans>Updates at {end}</Trans> : <Trans>Updates every 30 s</Trans>,
    off: <Trans>Not live</Trans>,
  };
  return (
    <StatusBadge
      role="status"
      tone={tone}
      icon={icon}
      className={spins ? '[&>.lucide]:animate-spin' : ''}
    >
      <span className="text-text-2 max-sm:sr-only">{words[state]}</span>
    </StatusBadge>
  );
}
