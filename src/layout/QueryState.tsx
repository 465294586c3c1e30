import { Trans } from '@lingui/react/macro';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { describeError } from '../api/describe-error.ts';
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

/** One of four: what was asked for, its skeleton, its error with a way on, or old data that says so. */
export function QueryState<T>({ query, skeleton, what, children }: QueryStateProps<T>) {
  const retry = () => void query.refetch();

  if (query.data === undefined) {
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
