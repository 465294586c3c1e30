import { Trans, useLingui } from '@lingui/react/macro';
import { Navigate, useLocation } from 'react-router-dom';
import { useLoginState } from '../../api/connection.ts';
import { useSetupState } from '../../api/use-setup-state.ts';
import { EntranceFrame } from '../../layout/EntranceFrame.tsx';
import { UnreachableNotice } from '../../layout/UnreachableNotice.tsx';
import { paths } from '../../paths.ts';
import { safeNext } from '../../safe-next.ts';
import { LoginForm } from './LoginForm.tsx';

export function LoginPage() {
  const { t } = useLingui();
  const { search } = useLocation();
  const login = useLoginState();
  const setup = useSetupState();

  if (login === 'signed-in') return <Navigate to={safeNext(search)} replace />;
  if (setup.required) return <Navigate to={paths.setup()} replace />;
  return (
    <EntranceFrame title={t`Sign in`}>
      <UnreachableNotice setup={setup} />
      <LoginForm submitLabel={<Trans>Sign in</Trans>} />
    </EntranceFrame>
  );
}
