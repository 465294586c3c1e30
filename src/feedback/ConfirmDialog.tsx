import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useId, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FormError } from '../ui/FormError.tsx';
import { TextInput } from '../ui/TextInput.tsx';
import { type Confirmation, closeConfirmation, useConfirmation } from './confirm.ts';

interface ConfirmDialogProps {
  /** Turns what `run` threw into words. */
  describeError: (error: unknown) => string;
}

/** Shows what `confirm` asks. Stands once in the document. */
export function ConfirmDialog({ describeError }: ConfirmDialogProps) {
  const { asked, turn } = useConfirmation();
  return asked && <Question key={turn} asked={asked} describeError={describeError} />;
}

function Question({ asked, describeError }: ConfirmDialogProps & { asked: Confirmation }) {
  const { t } = useLingui();
  const cancel = useRef<HTMLButtonElement>(null);
  const formId = useId();
  const [typed, setTyped] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const { title, consequence, verb, danger, typeToConfirm } = asked;
  const nameMissing = typeToConfirm !== undefined && typed.trim() !== typeToConfirm;

  const run = async (event: FormEvent) => {
    event.preventDefault();
    if (pending || nameMissing) return;
    setPending(true);
    setError(null);
    try {
      await asked.run();
      closeConfirmation();
    } catch (thrown) {
      setError(describeError(thrown));
      setPending(false);
    }
  };

  return (
    <Dialog
      role="alertdialog"
      title={title}
      onClose={closeConfirmation}
      dismissable={!pending}
      initialFocus={cancel}
      footer={
        <>
          <Button
            ref={cancel}
            disabledReason={pending ? t`It is under way.` : null}
            onClick={closeConfirmation}
          >
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            form={formId}
            variant={danger ? 'danger-main' : 'main'}
            pending={pending}
            disabledReason={nameMissing ? t`Type the name first.` : null}
          >
            {verb}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={run} className="grid gap-4">
        <div className="grid gap-2 text-text-2">{consequence}</div>
        {typeToConfirm !== undefined && (
          <Field
            label={
              <Trans>
                Type <bdi className="font-semibold select-all">{typeToConfirm}</bdi> to go on
              </Trans>
            }
          >
            {(ids) => (
              <TextInput
                {...ids}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
              />
            )}
          </Field>
        )}
        <FormError error={error} />
      </form>
    </Dialog>
  );
}
