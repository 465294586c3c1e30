import { Trans } from '@lingui/react/macro';
import { RefreshCw } from 'lucide-react';
import { useActionState } from 'react';
import { askForCodes } from '../../../contract/pairing-links.ts';
import { call } from '../../api/connection.ts';
import { describeError } from '../../api/describe-error.ts';
import { Button } from '../../ui/Button.tsx';
import { FormError } from '../../ui/FormError.tsx';

/** Starts the session of the link anew. What comes of it is heard on the link's stream. */
export function AskForCode({ token }: { token: string }) {
  const [fault, ask, isPending] = useActionState<string | null>(
    () => call(askForCodes, { pairingToken: token }).then(() => null, describeError),
    null,
  );
  return (
    <form action={ask} className="grid justify-items-start gap-3">
      <Button type="submit" variant="main" icon={RefreshCw} pending={isPending}>
        <Trans>Show a new code</Trans>
      </Button>
      <FormError error={fault} />
    </form>
  );
}
