import { Trans } from '@lingui/react/macro';
import type { UseQueryResult } from '@tanstack/react-query';
import { Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { describeError } from '../api/describe-error.ts';
import { limitEnd } from '../api/query-client.ts';
import { clockTime } from '../format/time.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useLocale } from '../ui/use-locale.ts';
import { Fault } from './Fault.tsx';
import { Notice } from './Notice.tsx';

interface QueryStateProps<T> {
  query: UseQueryResult<T>;
  /** In the shape of what comes; drawn only when that takes longer than 200 ms. */
  skeleton: ReactNode;
  /** What is loaded, in the middle of a sentence: "sessions". */
  what: string;
  children: (data: T) => ReactNode;
}

/**
 * One of five: what was asked for, its skeleton, until when the server wants to be left alone, its
 * error with a way on, or old data that says so.
 */
export function QueryState<T>({ query, skeleton, what, children }: QueryStateProps<T>) {
  const locale = useLocale();
  const retry = () => void query.refetch();
  const end = limitEnd(query);
  const at = end === null ? null : clockTime(end, Date.now(), locale, { seconds: true });

  if (query.data === undefined) {
    if (at) {
      return (
        <div role="status">
          <EmptyState icon={Timer} title={<Trans>Too many requests</Trans>}>
            <Trans>
              The server limits them. It is asked for {what} again at {at}.
            </Trans>
          </EmptyState>
        </div>
      );
    }
    if (query.isError) {
      return (
        <Fault
          title={<Trans>Could not load {what}</Trans>}
          error={query.error}
          onRetry={retry}
          retrying={query.isFetching}
        />
      );
    }
    return (
      <div className="appear-late">
        <p role="status" className="sr-only">
          <Trans>Loading {what}</Trans>
        </p>
        {skeleton}
      </div>
    );
  }

  return (
    <>
      {at && (
        <Notice>
          <Trans>
            The server limits requests. It is asked for {what} again at {at}; until then this may be
            old.
          </Trans>
        </Notice>
      )}
      {query.isError && (
        <Notice onRetry={retry} retrying={query.isFetching}>
          <Trans>
            Could not update {what}, so this may be old. {describeError(query.error)}
          </Trans>
        </Notice>
      )}
      {children(query.data)}
    </>
  );
}
