import { Trans } from '@lingui/react/macro';
import { SearchX } from 'lucide-react';
import { lazy, Suspense, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { Session } from '../../../../contract/sessions.ts';
import { useLiveState } from '../../../api/live.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/ButtonLink.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useNumber } from '../../../ui/use-number.ts';
import { useBulkRun } from '../bulk/use-bulk-run.ts';
import { useSteadyStatuses } from '../use-steady-statuses.ts';
import { SessionsTable } from './SessionsTable.tsx';
import { SessionsToolbar } from './SessionsToolbar.tsx';
import { extendTo, nothing, toggle, toggleAll } from './selection.ts';
import { nextRows, noRows } from './steady-rows.ts';
import { useListView } from './use-list-view.ts';

/** Comes with the first selection. */
const BulkBar = lazy(async () => ({ default: (await import('../bulk/BulkBar.tsx')).BulkBar }));

export function SessionsList({ sessions: told }: { sessions: readonly Session[] }) {
  const { view, change } = useListView();
  const sessions = useSteadyStatuses(told);
  const [held, setHeld] = useState(false);
  const [known, setKnown] = useState(noRows);
  const current = nextRows(known, sessions, view, held);
  if (current !== known) setKnown(current);
  const { rows } = current;

  const [selection, setSelection] = useState(nothing);
  const shown = useRef(rows);
  useLayoutEffect(() => {
    shown.current = rows;
  });
  const select = useCallback((id: number, range: boolean) => {
    const order = shown.current.map((session) => session.id);
    setSelection((now) => (range ? extendTo(now, id, order) : toggle(now, id)));
  }, []);
  const selectAll = useCallback(() => {
    const order = shown.current.map((session) => session.id);
    setSelection((now) => toggleAll(now, order));
  }, []);
  const hasRun = useBulkRun((run) => run.now !== null);

  return (
    <>
      <SessionsToolbar sessions={told} view={view} onChangeView={change} />
      {rows.length === 0 ? (
        <EmptyState
          icon={SearchX}
          title={<Trans>No session matches</Trans>}
          action={
            <ButtonLink to={paths.sessions()}>
              <Trans>Show all sessions</Trans>
            </ButtonLink>
          }
        />
      ) : (
        <div onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)}>
          <SessionsTable
            sessions={rows}
            view={view}
            onChangeView={change}
            selected={selection.ids}
            onSelect={select}
            onSelectAll={selectAll}
          />
        </div>
      )}
      <Foot shown={rows.length} total={told.length} />
      {(selection.ids.size > 0 || hasRun) && (
        <Suspense>
          <BulkBar
            sessions={told}
            shown={rows}
            selected={selection.ids}
            onClear={() => setSelection(nothing)}
          />
        </Suspense>
      )}
    </>
  );
}

function Foot({ shown, total }: { shown: number; total: number }) {
  const number = useNumber();
  const [some, all] = [number(shown), number(total)];
  const live = useLiveState();
  return (
    <div className="flex min-h-10 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line px-4 py-1 text-13 text-text-3">
      <span className="tabular">
        <Trans>
          {some} of {all}
        </Trans>
      </span>
      {live === 'live' && (
        <span>
          <Trans>Updated by the server as it happens</Trans>
        </span>
      )}
    </div>
  );
}
