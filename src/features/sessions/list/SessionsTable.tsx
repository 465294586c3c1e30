import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router-dom';
import type { Session } from '../../../../contract/sessions.ts';
import { paths } from '../../../paths.ts';
import { useNumber } from '../../../ui/use-number.ts';
import { changeView, formatView, type ListView, nextSort, type SortKey } from './list-view.ts';
import { piecesOf } from './row-window.ts';
import { SelectBox } from './SelectBox.tsx';
import { SessionRow } from './SessionRow.tsx';
import { amountOf } from './selection.ts';
import { type ChangeView, followingClick } from './use-list-view.ts';
import { usePlace } from './use-place.ts';
import { useRowWindow } from './use-row-window.ts';

interface SessionsTableProps {
  sessions: readonly Session[];
  view: ListView;
  onChangeView: ChangeView;
  /** By id. */
  selected: ReadonlySet<number>;
  onSelect: (id: number, range: boolean) => void;
  onSelectAll: () => void;
}

/**
 * A table where there is room for one, and a list of cards where there is not. Of a long one only
 * the rows near the screen are in the document.
 */
export function SessionsTable({
  sessions,
  view,
  onChangeView,
  selected,
  onSelect,
  onSelectAll,
}: SessionsTableProps) {
  const { t } = useLingui();
  const all = useNumber()(sessions.length);
  const { body, range, rowHeight, rowAtTop, scrollToRow } = useRowWindow(sessions.length);
  usePlace(view, onChangeView, { rowAtTop, scrollToRow });
  const [focused, setFocused] = useState<number | null>(null);
  const focusedRow = focused === null ? -1 : sessions.findIndex(({ id }) => id === focused);
  const amount = amountOf(
    selected,
    sessions.map(({ id }) => id),
  );

  return (
    <table
      aria-rowcount={sessions.length + 1}
      className="w-full table-fixed text-13 @max-2xl:block"
    >
      <thead className="text-text-3 @max-2xl:block @max-2xl:border-b @max-2xl:border-line">
        <tr aria-rowindex={1} className="@max-2xl:flex @max-2xl:items-center">
          <td className="w-10 ps-2 @max-2xl:w-12">
            <SelectBox
              label={t`Select all ${all} shown`}
              checked={amount === 'some' ? 'some' : amount === 'all'}
              onChange={onSelectAll}
            />
          </td>
          <SortableHead
            by="name"
            view={view}
            onChangeView={onChangeView}
            className="w-40 px-3 @max-2xl:w-auto @max-2xl:ps-0 @max-2xl:pe-4 @4xl:w-42"
          >
            <Trans>Session</Trans>
          </SortableHead>
          <SortableHead
            by="status"
            view={view}
            onChangeView={onChangeView}
            className="px-3 @max-2xl:ps-0 @max-2xl:pe-4"
          >
            <Trans>Status</Trans>
          </SortableHead>
          <th
            scope="col"
            className="h-9 px-3 text-start font-medium w-38 @max-2xl:sr-only @4xl:w-58"
          >
            <Trans>Phone</Trans>
          </th>
          <SortableHead
            by="since"
            view={view}
            onChangeView={onChangeView}
            className="w-20 px-3 @max-2xl:ps-0 @2xl:@max-4xl:hidden"
          >
            <Trans>Since</Trans>
          </SortableHead>
          <th
            scope="col"
            className="w-28.5 px-3 text-start whitespace-nowrap font-medium @max-4xl:hidden"
          >
            <Trans>Last message</Trans>
          </th>
          <th scope="col" className="w-37.5 ps-3 pe-4 @max-2xl:sr-only">
            <span className="sr-only">
              <Trans>Actions</Trans>
            </span>
          </th>
        </tr>
      </thead>
      <tbody
        ref={body}
        className="@max-2xl:block"
        onFocus={({ target }) => setFocused(sessionOf(target))}
        onBlur={({ relatedTarget }) => setFocused(sessionOf(relatedTarget))}
      >
        {piecesOf(sessions.length, range, focusedRow).map((piece, index) => {
          if ('gap' in piece) {
            // biome-ignore lint/suspicious/noArrayIndexKey: room has no other identity
            return <Gap key={`gap-${index}`} height={piece.gap * rowHeight} />;
          }
          const session = sessions[piece.row];
          return (
            session && (
              <SessionRow
                key={session.id}
                session={session}
                index={piece.row}
                selected={selected.has(session.id)}
                onSelect={onSelect}
              />
            )
          );
        })}
      </tbody>
    </table>
  );
}

/** Which session's row this is in, by id. */
function sessionOf(element: Element | null): number | null {
  const id = element?.closest<HTMLElement>('tr[data-session]')?.dataset.session;
  return id === undefined ? null : Number(id);
}

/** The room of rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus
    <tr aria-hidden="true" className="@max-2xl:block" style={{ height }}>
      <td colSpan={7} className="@max-2xl:hidden" />
    </tr>
  );
}

interface SortableHeadProps {
  by: SortKey;
  view: ListView;
  onChangeView: ChangeView;
  className: string;
  children: ReactNode;
}

function SortableHead({ by, view, onChangeView, className, children }: SortableHeadProps) {
  const { t } = useLingui();
  const sort = view.sort?.by === by ? view.sort : null;
  const Arrow = sort?.descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={sort ? (sort.descending ? 'descending' : 'ascending') : undefined}
      className={`h-9 text-start font-medium @max-2xl:flex @max-2xl:h-11 @max-2xl:items-center ${className}`}
    >
      <Link
        to={paths.sessions() + formatView(changeView(view, { sort: nextSort(view.sort, by) }))}
        onClick={followingClick(onChangeView, (now) => ({ sort: nextSort(now.sort, by) }))}
        title={t`Change the order`}
        className="-mx-1 inline-flex items-center gap-1 rounded-control px-1 hover:text-text"
      >
        {children}
        {sort && <Arrow className="size-3.5" />}
      </Link>
    </th>
  );
}
