import { Trans, useLingui } from '@lingui/react/macro';
import { paths } from '../paths.ts';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { PageHead } from '../ui/PageHead.tsx';

export function NotFoundPage() {
  const { t } = useLingui();
  return (
    <div className="grid justify-items-start gap-4">
      <PageHead title={t`Page not found`} />
      <p className="max-w-reading text-text-2">
        <Trans>There is no page at this address. It may have been removed, or mistyped.</Trans>
      </p>
      <ButtonLink to={paths.sessions()} variant="main">
        <Trans>Go to sessions</Trans>
      </ButtonLink>
    </div>
  );
}
