import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router-dom';
import type { Session } from '../../../../contract/sessions.ts';
import { paths } from '../../../paths.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { SelectInput } from '../../../ui/SelectInput.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import {
  changeView,
  countSegments,
  formatView,
  type ListView,
  networkChoices,
  segments,
} from './list-view.ts';

interface SessionsToolbarProps {
  sessions: readonly Session[];
  view: ListView;
}

export function SessionsToolbar({ sessions, view }: SessionsToolbarProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const hasChoice =
    view.network !== 'any' || new Set(sessions.map(({ network }) => network)).size > 1;
  const counts = countSegments(sessions);
  const to = (change: Partial<ListView>) => paths.sessions() + formatView(changeView(view, change));

  const segmentWords = {
    all: t`All`,
    action: t`Need action`,
    working: t`Working`,
    waiting: t`Waiting or stopped`,
  };
  const networkWords = { any: t`Any network`, whatsapp: t`WhatsApp`, sandbox: t`Sandbox` };

  return (
    <Toolbar className="justify-between">
      <Segments
        label={t`Sessions by status`}
        items={segments.map((show) => ({
          label: segmentWords[show],
          count: counts[show],
          to: to({ show }),
          current: view.show === show,
        }))}
      />
      <div className="flex min-w-0 gap-2 max-sm:w-full max-sm:flex-wrap">
        <SearchField
          label={t`Name or number`}
          value={view.search}
          onChange={(event) => navigate(to({ search: event.target.value }), { replace: true })}
          className="min-w-0 flex-1 max-sm:basis-full sm:w-50"
        />
        {hasChoice && (
          <SelectInput
            aria-label={t`Network`}
            value={view.network}
            onChange={(event) => {
              const network = networkChoices.find((choice) => choice === event.target.value);
              if (network) navigate(to({ network }));
            }}
            className="w-34 max-sm:w-full"
          >
            {networkChoices.map((choice) => (
              <option key={choice} value={choice}>
                {networkWords[choice]}
              </option>
            ))}
          </SelectInput>
        )}
      </div>
    </Toolbar>
  );
}
