import { Trans, useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { useMeans } from '../../api/connection.ts';
import { useMe } from '../../api/me.ts';
import { signOut } from '../../api/sign-in.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { KeyForm } from './KeyForm.tsx';
import { LoginForm } from './LoginForm.tsx';

/** Over a page whose login has ended: signing in goes on where the reader was. */
export function SignInAgain() {
  const { t } = useLingui();
  const me = useMe();
  const byKey = useMeans() === 'key';
  const secret = useRef<HTMLInputElement>(null);
  const leave = (
    <Button variant="quiet" onClick={() => void signOut()}>
      <Trans>Leave this page and sign in as someone else</Trans>
    </Button>
  );
  return (
    <Dialog
      title={t`Sign in again`}
      onClose={() => {}}
      dismissable={false}
      {...((me || byKey) && { initialFocus: secret })}
    >
      <div className="grid gap-4">
        <p className="text-13 text-text-2">
          {byKey ? (
            <Trans>The API key is not valid any more. This page and what you typed are kept.</Trans>
          ) : (
            <Trans>Your login has ended. This page and what you typed are kept.</Trans>
          )}
        </p>
        {byKey ? (
          <KeyForm keyRef={secret}>{leave}</KeyForm>
        ) : (
          <LoginForm submitLabel={<Trans>Sign in</Trans>} email={me?.email} passwordRef={secret}>
            {leave}
          </LoginForm>
        )}
      </div>
    </Dialog>
  );
}
