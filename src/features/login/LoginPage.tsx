import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { Navigate, useSearchParams } from 'react-router-dom';
import { useBaseUrl, useLoginState } from '../../api/connection.ts';
import { knownServer, type SignInMeans } from '../../api/servers.ts';
import { useSetupState } from '../../api/use-setup-state.ts';
import { EntranceFrame } from '../../layout/EntranceFrame.tsx';
import { UnreachableNotice } from '../../layout/UnreachableNotice.tsx';
import { nextParam, paths } from '../../paths.ts';
import { safeNext } from '../../safe-next.ts';
import { TextLink } from '../../ui/TextLink.tsx';
import { LoginForm } from './LoginForm.tsx';
import { ServerLine } from './ServerLine.tsx';

/** Fewer sign in with a key than with a password: theirs is a file of its own. */
const KeyForm = lazy(async () => ({ default: (await import('./KeyForm.tsx')).KeyForm }));

/** Which way in is shown: `?with=key`, or the one that was taken the last time. */
const meansParam = 'with';

export function LoginPage() {
  const { t } = useLingui();
  const [params] = useSearchParams();
  const baseUrl = useBaseUrl();
  const login = useLoginState();
  const setup = useSetupState();
  const means = params.get(meansParam) ?? knownServer(baseUrl)?.means;

  if (login === 'signed-in') return <Navigate to={safeNext(`?${params}`)} replace />;
  if (setup.required) return <Navigate to={paths.setup()} replace />;

  const otherMeans: SignInMeans = means === 'key' ? 'password' : 'key';
  const other = new URLSearchParams(params);
  other.set(meansParam, otherMeans);
  const otherWay = (
    <TextLink to={`?${other}`} replace className="justify-self-center text-13">
      {otherMeans === 'key' ? (
        <Trans>Use an API key instead</Trans>
      ) : (
        <Trans>Use email and password instead</Trans>
      )}
    </TextLink>
  );
  return (
    <EntranceFrame title={t`Sign in`}>
      <UnreachableNotice setup={setup} />
      {means === 'key' ? (
        <Suspense>
          <KeyForm>{otherWay}</KeyForm>
        </Suspense>
      ) : (
        <LoginForm submitLabel={<Trans>Sign in</Trans>}>{otherWay}</LoginForm>
      )}
      <ServerLine next={params.get(nextParam) ?? undefined} />
    </EntranceFrame>
  );
}
