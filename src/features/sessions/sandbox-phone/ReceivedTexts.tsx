import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { sandboxReceived } from '../../../../contract/sandbox.ts';
import type { Session } from '../../../../contract/sessions.ts';
import { phoneOfAddress } from '../../../../rules/chat-ids.ts';
import { useLiveEvent, usePollDelay } from '../../../api/live.ts';
import { invalidate, q } from '../../../api/query.ts';
import { phone as readable } from '../../../format/phone.ts';
import { QueryState } from '../../../layout/QueryState.tsx';
import { Ago } from '../../../ui/Ago.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';

const shownTexts = 4;

/** What people on the sandbox network got from this session, newest first. */
export function ReceivedTexts({ session }: { session: Session }) {
  const { t } = useLingui();
  const query = useQuery({
    ...q(sandboxReceived, { query: { session: session.name } }),
    refetchInterval: usePollDelay(),
  });
  useLiveEvent((event) => {
    if (event.event === 'ack' && event.data.session === session.name)
      void invalidate(sandboxReceived);
  });

  return (
    <section aria-label={t`Received from this session`} className="grid gap-1.5 text-13">
      <h3>
        <Trans>Received from this session</Trans>
      </h3>
      <QueryState
        query={query}
        what={t`the received texts`}
        skeleton={<Skeleton className="w-40" />}
      >
        {(texts) =>
          texts.length === 0 ? (
            <p className="text-text-2">
              <Trans>Nothing yet. Send a text to any number.</Trans>
            </p>
          ) : (
            <ul className="grid gap-2">
              {newestFirst(texts).map(({ to, text, timestamp }, index, all) => (
                <li
                  // biome-ignore lint/suspicious/noArrayIndexKey: texts are only ever added
                  key={all.length - index}
                  className="grid gap-0.5 rounded-panel border border-line bg-well px-3 py-1.5"
                >
                  <p dir="auto" className="line-clamp-3 wrap-anywhere">
                    {text}
                  </p>
                  <p className="flex min-w-0 justify-between gap-2 text-text-3">
                    <bdi dir="ltr" className="min-w-0 truncate tabular">
                      {nameOf(to)}
                    </bdi>
                    <Ago at={timestamp * 1000} short className="shrink-0" />
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </section>
  );
}

function newestFirst<T extends { timestamp: number }>(texts: readonly T[]): T[] {
  return texts.toSorted((a, b) => b.timestamp - a.timestamp).slice(0, shownTexts);
}

function nameOf(chatId: string): string {
  const digits = phoneOfAddress(chatId);
  return digits ? readable(digits) : chatId;
}
