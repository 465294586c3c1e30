import { Trans } from '@lingui/react/macro';
import { type ReactNode, type Ref, useActionState, useState } from 'react';
import { describeError } from '../../api/describe-error.ts';
import { signIn } from '../../api/sign-in.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormError } from '../../ui/FormError.tsx';
import { PasswordInput } from '../../ui/PasswordInput.tsx';
import { TextInput } from '../../ui/TextInput.tsx';

interface LoginFormProps {
  submitLabel: ReactNode;
  /** Whose login it is, where that is known already. */
  email?: string | undefined;
  passwordRef?: Ref<HTMLInputElement>;
  /** Below the button. */
  children?: ReactNode;
}

/** Email and password. Nothing is to be done on success: the whole dashboard follows the login. */
export function LoginForm({
  submitLabel,
  email: knownEmail,
  passwordRef,
  children,
}: LoginFormProps) {
  const [email, setEmail] = useState(knownEmail ?? '');
  const [password, setPassword] = useState('');
  const [error, submit, isPending] = useActionState(
    () => signIn(email, password).then(() => null, describeError),
    null,
  );

  return (
    <form action={submit} className="grid gap-4">
      <FormError error={isPending ? null : error} />
      <Field label={<Trans>Email</Trans>}>
        {(ids) => (
          <TextInput
            {...ids}
            type="email"
            name="email"
            autoComplete="username"
            dir="ltr"
            required
            readOnly={knownEmail !== undefined}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label={<Trans>Password</Trans>}>
        {(ids) => (
          <PasswordInput
            {...ids}
            ref={passwordRef}
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <div className="grid gap-3">
        <Button type="submit" variant="main" pending={isPending}>
          {submitLabel}
        </Button>
        {children}
      </div>
    </form>
  );
}
