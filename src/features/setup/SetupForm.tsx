import { Trans, useLingui } from '@lingui/react/macro';
import { useActionState, useEffect, useRef, useState } from 'react';
import { setup } from '../../../contract/auth.ts';
import { isApiError } from '../../api/api-error.ts';
import { call } from '../../api/connection.ts';
import { describeError } from '../../api/describe-error.ts';
import { signIn } from '../../api/sign-in.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormError } from '../../ui/FormError.tsx';
import { PasswordInput } from '../../ui/PasswordInput.tsx';
import { TextInput } from '../../ui/TextInput.tsx';

const shortestPassword = 10;

/** What is wrong, each where it is shown. */
interface Failure {
  readonly form?: string;
  readonly email?: string | undefined;
  readonly password?: string | undefined;
}

function failureOf(error: unknown): Failure {
  const messageAt = (field: string) =>
    isApiError(error) ? error.errors.find(({ path }) => path === field)?.message : undefined;
  const [email, password] = [messageAt('email'), messageAt('password')];
  return email || password ? { email, password } : { form: describeError(error) };
}

/** Makes the owner's account and signs in with it. */
export function SetupForm({ token }: { token: string }) {
  const { t } = useLingui();
  const form = useRef<HTMLFormElement>(null);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [failure, submit, isPending] = useActionState(async (): Promise<Failure> => {
    if (password.length < shortestPassword) return { password: t`Too short.` };
    try {
      await call(setup, { body: { token, email, password } });
      await signIn(email, password);
      return {};
    } catch (error) {
      return failureOf(error);
    }
  }, {});

  useEffect(() => {
    if (failure.email || failure.password) {
      form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
    }
  }, [failure]);

  return (
    <form ref={form} action={submit} className="grid gap-4">
      <FormError error={(!isPending && failure.form) || null} />
      <Field label={<Trans>Email</Trans>} error={failure.email}>
        {(ids) => (
          <TextInput
            {...ids}
            type="email"
            name="email"
            autoComplete="username"
            dir="ltr"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={<Trans>Password</Trans>}
        hint={<Trans>At least {shortestPassword} characters.</Trans>}
        error={failure.password}
      >
        {(ids) => (
          <PasswordInput
            {...ids}
            name="password"
            autoComplete="new-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="main" pending={isPending}>
        <Trans>Make the account</Trans>
      </Button>
    </form>
  );
}
