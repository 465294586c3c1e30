import { useLingui } from '@lingui/react/macro';
import { type LucideIcon, Play, RotateCw, Square } from 'lucide-react';
import type { Session } from '../../../../contract/sessions.ts';
import { confirm } from '../../../feedback/confirm.ts';
import { Button } from '../../../ui/Button.tsx';
import { useNumber } from '../../../ui/use-number.ts';
import { useVerbReason } from '../use-verb-reason.ts';
import { type BulkVerb, needsOwnDecision, planBulk } from './bulk-plan.ts';
import { startBulk } from './bulk-run.ts';
import { Consequence } from './Consequence.tsx';
import { useBulkRun } from './use-bulk-run.ts';
import { useBulkWords } from './use-bulk-words.ts';

const icons: Readonly<Record<BulkVerb, LucideIcon>> = {
  start: Play,
  stop: Square,
  restart: RotateCw,
};

/** A verb with how many of the selected sessions it applies to; asks once, naming them. */
export function VerbButton({ verb, sessions }: { verb: BulkVerb; sessions: readonly Session[] }) {
  const { t } = useLingui();
  const words = useBulkWords(verb);
  const number = useNumber();
  const isBusy = useBulkRun(({ now }) => now !== null && !now.isOver);
  const verbReason = useVerbReason();
  const risk = t`Trying again can make it worse: decide it on its own page.`;
  const plan = planBulk(
    verb,
    sessions,
    (asked, session) =>
      verbReason(asked, session) ?? (needsOwnDecision(asked, session) ? risk : null),
  );
  const count = plan.applies.length;
  const reasons = plan.leftOut.map(({ reason }) => reason).join(' ');

  const ask = () =>
    confirm({
      title: words.question(count),
      consequence: <Consequence plan={plan} words={words.consequence} />,
      verb: words.act(count),
      danger: verb === 'stop',
      run: async () => {
        void startBulk(
          verb,
          plan.applies.map(({ name }) => name),
        );
      },
    });

  return (
    <Button
      icon={icons[verb]}
      disabledReason={isBusy ? t`Another change is under way.` : count === 0 ? reasons : null}
      onClick={ask}
    >
      {words.name} <span className="font-normal tabular text-text-2">{number(count)}</span>
    </Button>
  );
}
