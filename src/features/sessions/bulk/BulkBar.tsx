import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import type { Session } from '../../../../contract/sessions.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useNumber } from '../../../ui/use-number.ts';
import { bulkVerbs } from './bulk-plan.ts';
import { RunReport } from './RunReport.tsx';
import { useBulkRun } from './use-bulk-run.ts';
import { VerbButton } from './VerbButton.tsx';
import '../../../bulk-messages.ts';

interface BulkBarProps {
  sessions: readonly Session[];
  /** Those of them that match the view. */
  shown: readonly Session[];
  /** By id. */
  selected: ReadonlySet<number>;
  onClear: () => void;
}

/** What can be done with the selected sessions, and how the last time went; stays in sight. */
export function BulkBar({ sessions, shown, selected, onClear }: BulkBarProps) {
  const { t } = useLingui();
  const run = useBulkRun(({ now }) => now);
  const chosen = sessions.filter(({ id }) => selected.has(id));
  const hidden = chosen.length - shown.filter(({ id }) => selected.has(id)).length;
  const unseen = useNumber()(hidden);
  if (chosen.length === 0 && !run) return null;

  return (
    <section
      aria-label={t`Selected sessions`}
      className="sticky bottom-3 z-1 mx-2 mb-2 grid grid-cols-[minmax(0,1fr)] gap-3 rounded-panel bg-float px-3 py-2 text-13 shadow-float max-sm:bottom-16"
    >
      {run && <RunReport run={run} />}
      {chosen.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          <p role="status" className="min-w-0 flex-1 font-medium whitespace-nowrap tabular">
            <Plural value={chosen.length} one="# selected" other="# selected" />
            {hidden > 0 && (
              <span className="font-normal text-text-2">
                {', '}
                <Trans>{unseen} not in this view</Trans>
              </span>
            )}
          </p>
          <div className="flex gap-2 max-sm:order-1 max-sm:basis-full max-sm:flex-wrap max-sm:*:flex-1 max-sm:[&_svg]:hidden">
            {bulkVerbs.map((verb) => (
              <VerbButton key={verb} verb={verb} sessions={chosen} />
            ))}
          </div>
          <IconButton label={t`Select none`} icon={X} onClick={onClear} />
        </div>
      )}
    </section>
  );
}
