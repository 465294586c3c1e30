import { Trans, useLingui } from '@lingui/react/macro';
import { Navigate } from 'react-router-dom';
import { useLoginState } from '../../api/connection.ts';
import { useSetupState } from '../../api/use-setup-state.ts';
import { EntranceFrame } from '../../layout/EntranceFrame.tsx';
import { UnreachableNotice } from '../../layout/UnreachableNotice.tsx';
import { paths } from '../../paths.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { useFragmentToken } from '../../use-fragment-token.ts';
import { SetupForm } from './SetupForm.tsx';
import { setupToken } from './setup-token.ts';

export function SetupPage() {
  const { t } = useLingui();
  const token = useFragmentToken(setupToken);
  const login = useLoginState();
  const setup = useSetupState();

  if (login === 'signed-in') return <Navigate to={paths.sessions()} replace />;
  if (setup.required === false) {
    return (
      <EntranceFrame
        title={t`Already set up`}
        lead={<Trans>This server has its owner. The setup link worked once and is used up.</Trans>}
      >
        <ButtonLink to={paths.login()} variant="main">
          <Trans>Sign in</Trans>
        </ButtonLink>
      </EntranceFrame>
    );
  }
  if (!token) {
    return (
      <EntranceFrame
        title={t`Set up MoltFlow`}
        lead={
          <Trans>
            Open the setup link that the server printed when it started. Until then nobody can make
            the owner's account.
          </Trans>
        }
      >
        <UnreachableNotice setup={setup} />
      </EntranceFrame>
    );
  }
  return (
    <EntranceFrame
      title={t`Set up MoltFlow`}
      lead={<Trans>Make the owner's account. It may do everything on this server.</Trans>}
    >
      <UnreachableNotice setup={setup} />
      <SetupForm token={token} />
    </EntranceFrame>
  );
}
