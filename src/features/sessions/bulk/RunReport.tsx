import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { describeError } from '../../../api/describe-error.ts';
import { Ago } from '../../../ui/Ago.tsx';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useNumber } from '../../../ui/use-number.ts';
import { cancelBulk, dismissBulk, startBulk } from './bulk-run.ts';
import { NameList } from './NameList.tsx';
import type { Outcome } from './run-bulk.ts';
import type { BulkRun } from './use-bulk-run.ts';
import { useBulkWords } from './use-bulk-words.ts';

/** How far a run is; and when it is over, how it went for each session. */
export function RunReport({ run }: { run: BulkRun }) {
  return run.isOver ? <Results run={run} /> : <Progress run={run} />;
}

function Progress({ run }: { run: BulkRun }) {
  const { t } = useLingui();
  const words = useBulkWords(run.verb);
  const number = useNumber();
  const [asked, total] = [number(run.outcomes.length), number(run.total)];
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <span className="tabular">
        <Trans>
          {words.underWay}: {asked} of {total}
        </Trans>
      </span>
      <progress
        aria-label={words.underWay}
        value={run.outcomes.length}
        max={run.total}
        className="h-1.5 min-w-24 flex-1 appearance-none overflow-hidden rounded-full bg-bone [&::-moz-progress-bar]:bg-accent-fill [&::-webkit-progress-bar]:bg-bone [&::-webkit-progress-value]:bg-accent-fill"
      />
      {run.waitsUntil !== null && (
        <span role="status" className="text-text-2">
          <Trans>
            The server’s limit is reached. Going on <Ago at={run.waitsUntil} />.
          </Trans>
        </span>
      )}
      <Button
        onClick={cancelBulk}
        disabledReason={run.isCancelled ? t`It stops after those that were asked.` : null}
      >
        <Trans>Stop asking</Trans>
      </Button>
    </div>
  );
}

function Results({ run: { verb, outcomes } }: { run: BulkRun }) {
  const { t } = useLingui();
  const words = useBulkWords(verb);
  const of = (result: Outcome['result']) => outcomes.filter((outcome) => outcome.result === result);
  const refused = of('refused').length;
  const failed = of('failed');
  const notAsked = of('cancelled');
  const counts = [
    words.done(of('done').length),
    refused > 0 && plural(refused, { one: '# refused', other: '# refused' }),
    failed.length > 0 && plural(failed.length, { one: '# failed', other: '# failed' }),
    notAsked.length > 0 && plural(notAsked.length, { one: '# not asked', other: '# not asked' }),
  ].filter(Boolean);
  const retry = (again: readonly Outcome[]) => () =>
    void startBulk(
      verb,
      again.map(({ name }) => name),
    );

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p role="status" className="min-w-0 flex-1 font-medium tabular">
          {counts.join(', ')}
        </p>
        {failed.length > 0 && (
          <Button onClick={retry(failed)}>
            <Plural value={failed.length} one="Try # again" other="Try # again" />
          </Button>
        )}
        {notAsked.length > 0 && (
          <Button onClick={retry(notAsked)}>
            <Plural value={notAsked.length} one="Ask the other #" other="Ask the other #" />
          </Button>
        )}
        <IconButton label={t`Put the results away`} icon={X} onClick={dismissBulk} />
      </div>
      <Problems outcomes={outcomes} />
      {notAsked.length > 0 && (
        <details className="text-text-2">
          <summary>
            <Trans>Which were not asked</Trans>
          </summary>
          <div className="pt-1">
            <NameList label={t`Not asked`} names={notAsked.map(({ name }) => name)} />
          </div>
        </details>
      )}
    </div>
  );
}

function Problems({ outcomes }: { outcomes: readonly Outcome[] }) {
  const { t } = useLingui();
  const problems = outcomes.flatMap((outcome) => ('error' in outcome ? outcome : []));
  if (problems.length === 0) return null;
  return (
    <ul
      aria-label={t`What did not go well`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keys
      tabIndex={0}
      className="grid max-h-40 gap-1 overflow-y-auto rounded-control bg-well px-3 py-2"
    >
      {problems.map(({ name, result, error }) => (
        <li key={name} className="wrap-anywhere">
          <bdi className="font-medium">{name}</bdi>{' '}
          <span className={result === 'failed' ? 'text-bad' : 'text-warn'}>
            {result === 'failed' ? <Trans>Failed</Trans> : <Trans>Refused</Trans>}
          </span>{' '}
          <span className="text-text-2">{describeError(error)}</span>
        </li>
      ))}
    </ul>
  );
}
