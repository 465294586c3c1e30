import { Trans } from '@lingui/react/macro';
import { RotateCw } from 'lucide-react';
import { useRouteError } from 'react-router-dom';
import { useBaseUrl } from '../api/connection.ts';
import { explainError } from '../api/describe-error.ts';
import { shortAddress } from '../api/server-address.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/Button.tsx';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { EntranceFrame } from './EntranceFrame.tsx';

/** What stands where not even the shell could be drawn, mostly because no server answered. */
export function StartFailure() {
  const baseUrl = useBaseUrl();
  const { title, detail } = explainError(useRouteError());
  return (
    <EntranceFrame title={title} lead={detail}>
      <div className="grid gap-3">
        <Button icon={RotateCw} variant="main" onClick={() => window.location.reload()}>
          <Trans>Try again</Trans>
        </Button>
        <ButtonLink to={paths.servers()} variant="quiet">
          <Trans>Change server</Trans>
        </ButtonLink>
      </div>
      {baseUrl && (
        <p className="text-13 wrap-anywhere text-text-2">
          <Trans>
            Server <bdi dir="ltr">{shortAddress(baseUrl)}</bdi>
          </Trans>
        </p>
      )}
    </EntranceFrame>
  );
}
