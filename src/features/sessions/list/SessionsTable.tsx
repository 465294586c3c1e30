import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { Session } from '../../../../contract/sessions.ts';
import { paths } from '../../../paths.ts';
import { changeView, formatView, type ListView, nextSort, type SortKey } from './list-view.ts';
import { SessionRow } from './SessionRow.tsx';

interface SessionsTableProps {
  sessions: readonly Session[];
  view: ListView;
}

/** A table where there is room for one, and a list of cards where there is not. */
export function SessionsTable({ sessions, view }: SessionsTableProps) {
  return (
    <table className="w-full table-fixed text-13 @max-2xl:block">
      <thead className="text-text-3 @max-2xl:sr-only">
        <tr>
          <SortableHead by="name" view={view} className="w-40 ps-4 pe-3 @4xl:w-46">
            <Trans>Session</Trans>
          </SortableHead>
          <SortableHead by="status" view={view} className="px-3">
            <Trans>Status</Trans>
          </SortableHead>
          <th scope="col" className="h-9 px-3 text-start font-medium w-38 @4xl:w-60">
            <Trans>Phone</Trans>
          </th>
          <SortableHead by="since" view={view} className="w-18 px-3 @max-4xl:hidden">
            <Trans>Since</Trans>
          </SortableHead>
          <th
            scope="col"
            className="w-30 px-3 text-start whitespace-nowrap font-medium @max-4xl:hidden"
          >
            <Trans>Last message</Trans>
          </th>
          <th scope="col" className="w-38 ps-3 pe-4">
            <span className="sr-only">
              <Trans>Actions</Trans>
            </span>
          </th>
        </tr>
      </thead>
      <tbody className="@max-2xl:block">
        {sessions.map((session) => (
          <SessionRow key={session.name} session={session} />
        ))}
      </tbody>
    </table>
  );
}

interface SortableHeadProps {
  by: SortKey;
  view: ListView;
  className: string;
  children: ReactNode;
}

function SortableHead({ by, view, className, children }: SortableHeadProps) {
  const { t } = useLingui();
  const sort = view.sort?.by === by ? view.sort : null;
  const Arrow = sort?.descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={sort ? (sort.descending ? 'descending' : 'ascending') : undefined}
      className={`h-9 text-start font-medium ${className}`}
    >
      <Link
        to={paths.sessions() + formatView(changeView(view, { sort: nextSort(view.sort, by) }))}
        title={t`Change the order`}
        className="-mx-1 inline-flex items-center gap-1 rounded-control px-1 hover:text-text"
      >
        {children}
        {sort && <Arrow className="size-3.5" />}
      </Link>
    </th>
  );
}
