import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useActionState, useRef, useState } from 'react';
import { isApiError } from '../../api/api-error.ts';
import { chooseServer } from '../../api/choose-server.ts';
import { explainError } from '../../api/describe-error.ts';
import { readServerAddress, shortAddress } from '../../api/server-address.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormError } from '../../ui/FormError.tsx';
import { TextInput } from '../../ui/TextInput.tsx';

interface Failure {
  /** What is wrong with the address itself. */
  readonly address?: string;
  /** What is there instead of the API. */
  readonly form?: ReactNode;
}

interface AddressFormProps {
  /** Filled in to start with; absolute. */
  known: string | null;
  /** Where to go after signing in there. */
  next: string | undefined;
}

/** Connects to a server by its address, once the API turns out to be there. */
export function AddressForm({ known, next }: AddressFormProps) {
  const { t } = useLingui();
  const [written, setWritten] = useState(known ? shortAddress(known) : '');
  const [name, setName] = useState('');
  const addressField = useRef<HTMLInputElement>(null);
  const [failure, submit, isPending] = useActionState(async (): Promise<Failure> => {
    const baseUrl = readServerAddress(written);
    if (baseUrl === null) {
      addressField.current?.focus();
      return { address: t`This is no server’s address. One looks like api.example.com.` };
    }
    try {
      await chooseServer(baseUrl, name.trim(), next);
      return {};
    } catch (error) {
      return { form: <WhatIsThere error={error} baseUrl={baseUrl} /> };
    }
  }, {});

  return (
    <form action={submit} noValidate className="grid gap-4">
      <FormError error={isPending ? null : (failure.form ?? null)} />
      <Field
        label={<Trans>Server address</Trans>}
        hint={<Trans>A host name will do; also with port, http:// or a path.</Trans>}
        error={isPending ? null : failure.address}
      >
        {(ids) => (
          <TextInput
            {...ids}
            ref={addressField}
            name="address"
            dir="ltr"
            inputMode="url"
            autoComplete="url"
            autoCapitalize="none"
            spellCheck={false}
            value={written}
            onChange={(event) => setWritten(event.target.value)}
          />
        )}
      </Field>
      <Field label={<Trans>Name (optional)</Trans>}>
        {(ids) => (
          <TextInput
            {...ids}
            name="server-name"
            autoComplete="off"
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="main" pending={isPending}>
        <Trans>Connect</Trans>
      </Button>
    </form>
  );
}

/** Why that server can't be connected to, with the address to look at in a tab of its own. */
function WhatIsThere({ error, baseUrl }: { error: unknown; baseUrl: string }) {
  const { title, detail } = explainError(error);
  const mayLackCertificate = isApiError(error, 'NETWORK') && baseUrl.startsWith('https:');
  return (
    <div className="grid gap-1">
      <p className="font-medium">{title}</p>
      <p>{detail}</p>
      {mayLackCertificate && (
        <p>
          <Trans>
            Or the browser does not trust its certificate: opened in a tab, the address shows that.
          </Trans>
        </p>
      )}
      <p>
        <Trans>
          Tried at{' '}
          <a
            href={baseUrl}
            target="_blank"
            rel="noreferrer"
            className="underline underline-offset-3"
          >
            <bdi dir="ltr">{baseUrl}</bdi>
          </a>
        </Trans>
      </p>
    </div>
  );
}
