import { Trans } from '@lingui/react/macro';
import { RotateCw } from 'lucide-react';
import { useRouteError } from 'react-router-dom';
import { explainError } from '../api/describe-error.ts';
import { Button } from '../ui/Button.tsx';
import { EntranceFrame } from './EntranceFrame.tsx';

/** What stands where not even the shell could be drawn, mostly because no server answered. */
export function StartFailure() {
  const { title, detail } = explainError(useRouteError());
  return (
    <EntranceFrame title={title} lead={detail}>
      <Button icon={RotateCw} variant="main" onClick={() => window.location.reload()}>
        <Trans>Try again</Trans>
      </Button>
    </EntranceFrame>
  );
}
