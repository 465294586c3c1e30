import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Session } from '../../../../contract/sessions.ts';
import { paths } from '../../../paths.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { SelectInput } from '../../../ui/SelectInput.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { useNumber } from '../../../ui/use-number.ts';
import {
  changeView,
  countSegments,
  formatView,
  type ListView,
  networkChoices,
  segments,
  sessionsOfView,
} from './list-view.ts';
import { type ChangeView, followingClick } from './use-list-view.ts';

interface SessionsToolbarProps {
  sessions: readonly Session[];
  view: ListView;
  onChangeView: ChangeView;
}

export function SessionsToolbar({ sessions, view, onChangeView }: SessionsToolbarProps) {
  const { t } = useLingui();
  const number = useNumber();
  // The URL follows what is typed, letter by letter and a moment later; otherwise it leads.
  const [typed, setTyped] = useState(view.search);
  const [followed, setFollowed] = useState(view.search);
  if (followed !== view.search) {
    setFollowed(view.search);
    if (typed === followed) setTyped(view.search);
  }
  const hasChoice =
    view.network !== 'any' || new Set(sessions.map(({ network }) => network)).size > 1;
  // What each of them would show, with the search and the network as they are.
  const counts = countSegments(sessionsOfView(sessions, { ...view, show: 'all', sort: null }));
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
          count: number(counts[show]),
          to: to({ show }),
          current: view.show === show,
          onClick: followingClick(onChangeView, () => ({ show })),
        }))}
      />
      <div className="flex min-w-0 gap-2 max-sm:w-full max-sm:flex-wrap">
        <SearchField
          label={t`Name or number`}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            onChangeView({ search: event.target.value }, { replace: true });
          }}
          onBlur={() => setTyped(view.search)}
          className="min-w-0 flex-1 max-sm:basis-full sm:w-50"
        />
        {hasChoice && (
          <SelectInput
            aria-label={t`Network`}
            value={view.network}
            onChange={(event) => {
              const network = networkChoices.find((choice) => choice === event.target.value);
              if (network) onChangeView({ network });
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
