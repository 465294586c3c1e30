import { Trans, useLingui } from '@lingui/react/macro';
import { SearchX } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Session } from '../../../../contract/sessions.ts';
import { useLiveState } from '../../../api/live.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/ButtonLink.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { changeView, formatView, type ListView, pageOf, parseView } from './list-view.ts';
import { SessionsTable } from './SessionsTable.tsx';
import { SessionsToolbar } from './SessionsToolbar.tsx';
import { useSteadyRows } from './use-steady-rows.ts';

export function SessionsList({ sessions }: { sessions: readonly Session[] }) {
  const [params] = useSearchParams();
  const view = parseView(params);
  const [held, setHeld] = useState(false);
  const rows = useSteadyRows(sessions, view, held);
  const page = pageOf(rows, view.page);

  return (
    <>
      <SessionsToolbar sessions={sessions} view={view} />
      {page.items.length === 0 ? (
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
          <SessionsTable sessions={page.items} view={view} />
        </div>
      )}
      <Foot
        view={view}
        first={page.first}
        last={page.last}
        page={page.page}
        pages={page.pages}
        total={page.pages > 1 ? rows.length : sessions.length}
      />
    </>
  );
}

interface FootProps {
  view: ListView;
  first: number;
  last: number;
  page: number;
  pages: number;
  total: number;
}

function Foot({ view, first, last, page, pages, total }: FootProps) {
  const { t } = useLingui();
  const live = useLiveState();
  const to = (wanted: number) => formatView(changeView(view, { page: wanted })) || paths.sessions();
  return (
    <div className="flex min-h-10 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line px-4 py-1 text-13 text-text-3">
      <span className="tabular">
        {pages > 1 ? (
          <Trans>
            {first} to {last} of {total}
          </Trans>
        ) : (
          <Trans>
            {last} of {total}
          </Trans>
        )}
      </span>
      {pages > 1 ? (
        <nav aria-label={t`Pages`} className="flex gap-1">
          {page > 1 && (
            <ButtonLink size="row" to={to(page - 1)}>
              <Trans>Previous</Trans>
            </ButtonLink>
          )}
          {page < pages && (
            <ButtonLink size="row" to={to(page + 1)}>
              <Trans>Next</Trans>
            </ButtonLink>
          )}
        </nav>
      ) : (
        live === 'live' && (
          <span>
            <Trans>Updated by the server as it happens</Trans>
          </span>
        )
      )}
    </div>
  );
}
