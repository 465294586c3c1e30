import { Trans } from '@lingui/react/macro';
import { type ReactNode, type Ref, useActionState, useState } from 'react';
import { useBaseUrl } from '../../api/connection.ts';
import { describeError } from '../../api/describe-error.ts';
import { shortAddress } from '../../api/server-address.ts';
import { signInWithKey } from '../../api/sign-in-with-key.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormError } from '../../ui/FormError.tsx';
import { PasswordInput } from '../../ui/PasswordInput.tsx';

interface KeyFormProps {
  keyRef?: Ref<HTMLInputElement>;
  /** Below the button. */
  children?: ReactNode;
}

/** An API key in place of email and password. */
export function KeyForm({ keyRef, children }: KeyFormProps) {
  const baseUrl = useBaseUrl();
  const [key, setKey] = useState('');
  const [error, submit, isPending] = useActionState(
    () => signInWithKey(key.trim()).then(() => null, describeError),
    null,
  );

  return (
    <form action={submit} className="grid gap-4">
      <FormError error={isPending ? null : error} />
      {/* For password managers: the name under which they keep the key. */}
      <input hidden readOnly autoComplete="username" name="server" value={shortAddress(baseUrl)} />
      <Field
        label={<Trans>API key</Trans>}
        hint={
          <Trans>
            It stays in this tab’s memory: a reload asks for it again. Your browser’s password
            manager can keep it.
          </Trans>
        }
      >
        {(ids) => (
          <PasswordInput
            {...ids}
            ref={keyRef}
            name="key"
            autoComplete="current-password"
            dir="ltr"
            required
            value={key}
            onChange={(event) => setKey(event.target.value)}
          />
        )}
      </Field>
      <div className="grid gap-3">
        <Button type="submit" variant="main" pending={isPending}>
          <Trans>Sign in</Trans>
        </Button>
        {children}
      </div>
    </form>
  );
}
