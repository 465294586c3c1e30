import { Trans, useLingui } from '@lingui/react/macro';
import { isRouteErrorResponse, useRouteError } from 'react-router-dom';
import { paths } from '../paths.ts';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Fault } from './Fault.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';

/** What stands where a page failed: a route's error element. */
export function ErrorScreen() {
  const { t } = useLingui();
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  return (
    <div className="mx-auto grid w-full max-w-content gap-4 p-gutter in-[main]:p-0">
      <PageHead title={t`This page failed`} />
      <Panel>
        <Fault
          title={<Trans>The page could not be shown</Trans>}
          error={error}
          onRetry={() => window.location.reload()}
        >
          <ButtonLink to={paths.sessions()} variant="quiet">
            <Trans>Go to sessions</Trans>
          </ButtonLink>
        </Fault>
      </Panel>
    </div>
  );
}
