import { Trans, useLingui } from '@lingui/react/macro';
import { Link2 } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { createPairingLink, listPairingLinks } from '../../../../contract/pairing-links.ts';
import { describeError } from '../../../api/describe-error.ts';
import { invalidate, useApiMutation } from '../../../api/query.ts';
import { clockTime, duration } from '../../../format/time.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyText } from '../../../ui/CopyText.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { SelectInput } from '../../../ui/SelectInput.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import { useLocale } from '../../../ui/use-locale.ts';

const minutesToChoose = [15, 60, 4 * 60, 24 * 60] as const;

/** Makes a link and shows it, once: the server keeps no copy that could be read. */
export function NewLink({ name }: { name: string }) {
  const { t } = useLingui();
  const locale = useLocale();
  const hintId = useId();
  const [minutes, setMinutes] = useState<number>(minutesToChoose[0]);
  const make = useApiMutation(createPairingLink, { onSuccess: () => invalidate(listPairingLinks) });

  if (make.data) {
    const { url, expires_at } = make.data;
    const until = clockTime(Date.parse(expires_at), Date.now(), locale);
    return (
      <div className="grid gap-1.5">
        <div className="flex gap-2">
          <TextInput
            aria-label={t`The pairing link`}
            aria-describedby={hintId}
            className="font-mono text-13"
            dir="ltr"
            readOnly
            value={url}
            onFocus={(event) => event.target.select()}
          />
          <CopyText
            text={url}
            label={t`Copy the link`}
            shown={<Trans>Copy</Trans>}
            className="h-control shrink-0 border border-line-strong bg-raised px-3 text-13 font-medium hover:bg-hover"
          />
        </div>
        <p id={hintId} className="text-13 text-text-2">
          <Trans>
            It works until {until} and is shown only now. Send it to the one person who is to link
            the phone.
          </Trans>
        </p>
      </div>
    );
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!make.isPending) make.mutate({ params: { name }, body: { expires_in_minutes: minutes } });
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <Field label={t`Works for`} className="min-w-36 flex-1">
          {(ids) => (
            <SelectInput
              {...ids}
              value={minutes}
              onChange={(event) => setMinutes(Number(event.target.value))}
            >
              {minutesToChoose.map((choice) => (
                <option key={choice} value={choice}>
                  {duration(choice * 60_000, locale)}
                </option>
              ))}
            </SelectInput>
          )}
        </Field>
        <Button type="submit" variant="main" icon={Link2} pending={make.isPending}>
          <Trans>Make a link</Trans>
        </Button>
      </div>
      <FormError error={make.error && describeError(make.error)} />
    </form>
  );
}
