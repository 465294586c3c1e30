import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { readPhoneNumber } from '../../../../rules/phone-numbers.ts';
import { isApiError } from '../../../api/api-error.ts';
import { describeError } from '../../../api/describe-error.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import { useLocale } from '../../../ui/use-locale.ts';
import { phoneFaultWords } from './phone-fault-words.ts';
import { typedCountries } from './typed-countries.ts';
import type { useTypedCode } from './use-typed-code.ts';

/** Asks whose phone it is. A number that can't be one is refused before the server is asked. */
export function NumberForm({ typed }: { typed: ReturnType<typeof useTypedCode> }) {
  const { t, i18n } = useLingui();
  const locale = useLocale();
  const field = useRef<HTMLInputElement>(null);
  const [number, setNumber] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const { error } = typed;
  const refusal = isApiError(error)
    ? (error.errors.find(({ path }) => path === 'phone')?.message ?? null)
    : null;

  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (refusal) field.current?.focus();
  }, [refusal]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.isPending) return;
    const read = readPhoneNumber(number);
    if (read.digits !== null) return typed.ask(read.digits);
    setFault(i18n._(phoneFaultWords[read.fault]));
    field.current?.focus();
  };

  const refused = fault ?? refusal;
  const countries = typedCountries(number, locale);
  return (
    <form onSubmit={submit} noValidate className="grid w-full max-w-80 justify-items-start gap-3">
      <Field
        label={t`Number of the phone`}
        hint={countries ?? (refused ? null : t`With its country code, such as +44.`)}
        error={refused}
        className="w-full"
      >
        {(ids) => (
          <TextInput
            {...ids}
            ref={field}
            type="tel"
            dir="ltr"
            autoComplete="off"
            placeholder="+44 7700 900142"
            value={number}
            onChange={(event) => {
              setNumber(event.target.value);
              setFault(null);
              typed.forget();
            }}
          />
        )}
      </Field>
      <FormError
        error={
          error && !refusal
            ? wordsOf(error, t`This server has no codes to type. Scan the code instead.`)
            : null
        }
      />
      <Button type="submit" variant="main" pending={typed.isPending}>
        <Trans>Get a code</Trans>
      </Button>
    </form>
  );
}

/** Servers of the guide know nothing of codes to type. */
function wordsOf(error: unknown, notHere: string): string {
  const isNotHere =
    isApiError(error) &&
    [404, 405, 501].includes(error.status) &&
    error.code !== 'SESSION_NOT_FOUND';
  return isNotHere ? notHere : describeError(error);
}
