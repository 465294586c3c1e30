import { Trans, useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { signOut } from '../../api/connection.ts';
import { useMe } from '../../api/me.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { LoginForm } from './LoginForm.tsx';

/** Over a page whose login has ended: signing in goes on where the reader was. */
export function SignInAgain() {
  const { t } = useLingui();
  const me = useMe();
  const password = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      title={t`Sign in again`}
      onClose={() => {}}
      dismissable={false}
      {...(me && { initialFocus: password })}
    >
      <div className="grid gap-4">
        <p className="text-13 text-text-2">
          <Trans>Your login has ended. This page and what you typed are kept.</Trans>
        </p>
        <LoginForm submitLabel={<Trans>Sign in</Trans>} email={me?.email} passwordRef={password}>
          <Button variant="quiet" onClick={() => void signOut()}>
            <Trans>Leave this page and sign in as someone else</Trans>
          </Button>
        </LoginForm>
      </div>
    </Dialog>
  );
}
