import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { BulkPlan } from './bulk-plan.ts';
import { NameList } from './NameList.tsx';

const nameOf = ({ name }: { readonly name: string }) => name;

/** Whom a verb will be asked of and what comes of it; and who is left out, and why. */
export function Consequence({ plan, words }: { plan: BulkPlan; words: string }) {
  const { t } = useLingui();
  return (
    <>
      <p>{words}</p>
      <NameList label={t`Sessions that are asked`} names={plan.applies.map(nameOf)} />
      {plan.leftOut.map(({ reason, sessions }) => (
        <details key={reason}>
          <summary>
            <Trans>
              <Plural value={sessions.length} one="# left out:" other="# left out:" /> {reason}
            </Trans>
          </summary>
          <div className="pt-1">
            <NameList label={t`Sessions that are left out`} names={sessions.map(nameOf)} />
          </div>
        </details>
      ))}
    </>
  );
}
