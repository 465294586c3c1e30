import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { deleteSession, getSession, listSessions } from '../../../contract/sessions.ts';
import { describeError } from '../../api/describe-error.ts';
import { invalidate, q, useApiMutation } from '../../api/query.ts';
import { toast } from '../../feedback/toast.ts';
import { phone } from '../../format/phone.ts';
import { paths } from '../../paths.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormError } from '../../ui/FormError.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useDrafts } from './sending/drafts.ts';
import '../../session-messages.ts';

/** Asks for the session's name, because nothing brings it back. Has a URL of its own. */
export function DeleteSessionDialog() {
  const { t } = useLingui();
  const { name = '' } = useParams();
  const navigate = useNavigate();
  const location = useLocation();
  const formId = useId();
  const cancel = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState('');
  const session = useQuery(q(getSession, { params: { name } })).data;
  const remove = useApiMutation(deleteSession, {
    onSuccess: async () => {
      await invalidate(listSessions);
      useDrafts.getState().forget(name);
      toast(t`${name} was deleted.`);
      navigate(paths.sessions(), { replace: true });
    },
  });
  const nameMissing = typed.trim() !== name;

  // "default" is the first page of this visit: there is nothing to go back to.
  const close = () => (location.key === 'default' ? navigate(paths.session(name)) : navigate(-1));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!nameMissing && !remove.isPending) remove.mutate({ params: { name } });
  };

  return (
    <Dialog
      role="alertdialog"
      title={t`Delete ${name}?`}
      onClose={close}
      dismissable={!remove.isPending}
      initialFocus={cancel}
      footer={
        <>
          <Button ref={cancel} onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            form={formId}
            variant="danger-main"
            pending={remove.isPending}
            disabledReason={nameMissing ? t`Type the name first.` : null}
          >
            <Trans>Delete session</Trans>
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        <div className="grid gap-2 text-text-2">
          <p>
            <Trans>This is lost, and nothing brings it back:</Trans>
          </p>
          <ul className="grid list-disc gap-1 ps-5 text-13">
            <li>
              {session?.phone_number ? (
                <Trans>
                  the link to <bdi dir="ltr">{phone(session.phone_number)}</bdi>, with its keys
                </Trans>
              ) : (
                <Trans>its keys, and the link to a phone if there is one</Trans>
              )}
            </li>
            <li>
              <Trans>its messages and its status history on this server</Trans>
            </li>
            <li>
              <Trans>the access of every API key that was given this session alone</Trans>
            </li>
          </ul>
          <p>
            <Trans>The chats on the phone itself stay as they are.</Trans>
          </p>
        </div>
        <Field
          label={
            <Trans>
              Type <bdi className="font-semibold select-all">{name}</bdi> to go on
            </Trans>
          }
        >
          {(ids) => (
            <TextInput
              {...ids}
              dir="ltr"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <FormError error={remove.error && describeError(remove.error)} />
      </form>
    </Dialog>
  );
}
