import { Trans } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import { explainError } from '../api/describe-error.ts';
import type { SetupState } from '../api/use-setup-state.ts';
import { Button } from '../ui/Button.tsx';

const unreachable: readonly string[] = ['NETWORK', 'CORS', 'MIXED_CONTENT', 'NOT_THIS_API'];

/**
 * Why the API can't be reached, before anyone types a password at it. Gives way to what the form
 * beside it says, once someone has tried.
 */
export function UnreachableNotice({ setup }: { setup: SetupState }) {
  const { error } = setup;
  if (!error || (!unreachable.includes(error.code) && error.status < 500)) return null;
  const { title, detail } = explainError(error);
  return (
    <div
      role="alert"
      className="grid has-[~form_[role=alert]]:hidden justify-items-start gap-2 rounded-control border border-warn-line bg-warn-tint px-3 py-2 text-13"
    >
      <p className="flex items-start gap-2 font-medium">
        <TriangleAlert className="mt-0.5 text-warn" />
        {title}
      </p>
      <p className="text-text-2 wrap-anywhere">{detail}</p>
      <Button pending={setup.isAsking} onClick={setup.askAgain}>
        <Trans>Try again</Trans>
      </Button>
    </div>
  );
}
