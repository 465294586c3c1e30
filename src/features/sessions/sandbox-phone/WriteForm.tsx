import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type SandboxPhone, sandboxWrite } from '../../../../contract/sandbox.ts';
import type { Session } from '../../../../contract/sessions.ts';
import { call } from '../../../api/connection.ts';
import { describeError } from '../../../api/describe-error.ts';
import { toast } from '../../../feedback/toast.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { SelectInput } from '../../../ui/SelectInput.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';

interface WriteFormProps {
  session: Session;
  /** Who may write: the other phones of the sandbox. */
  writers: readonly SandboxPhone[];
}

/** Someone writes to the session's account. */
export function WriteForm({ session, writers }: WriteFormProps) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState('');
  const [text, setText] = useState('');
  const writer = writers.find(({ phone }) => phone === chosen) ?? writers[0];
  const write = useMutation({
    mutationFn: (from: string) =>
      call(sandboxWrite, { body: { session: session.name, chatId: `${from}@c.us`, text } }),
    onSuccess: () => {
      setText('');
      toast(t`${writer?.name ?? ''} wrote to ${session.name}.`);
    },
  });
  if (!writer) return null;

  const isEmpty = text.trim() === '';
  return (
    <form
      className="grid gap-2 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty && !write.isPending) write.mutate(writer.phone);
      }}
    >
      <Field label={t`Someone writes`}>
        {(ids) => (
          <SelectInput
            {...ids}
            value={writer.phone}
            onChange={(event) => setChosen(event.target.value)}
          >
            {writers.map(({ phone, name }) => (
              <option key={phone} value={phone}>
                {name}
              </option>
            ))}
          </SelectInput>
        )}
      </Field>
      <TextArea
        aria-label={t`Their text`}
        placeholder={t`Their text`}
        dir="auto"
        rows={2}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        type="submit"
        pending={write.isPending}
        disabledReason={isEmpty ? t`Write something first.` : null}
      >
        <Trans>Write to this session</Trans>
      </Button>
      <FormError error={write.error && describeError(write.error)} />
    </form>
  );
}
