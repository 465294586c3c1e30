import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { FlaskConical, type LucideIcon, Smartphone } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import * as z from 'zod/mini';
import { health } from '../../../contract/server.ts';
import {
  createSession,
  listSessions,
  type Network,
  sessionName,
} from '../../../contract/sessions.ts';
import { isApiError } from '../../api/api-error.ts';
import { describeError } from '../../api/describe-error.ts';
import { useHealth } from '../../api/health.ts';
import { invalidate, q, useApiMutation } from '../../api/query.ts';
import { useLack } from '../../api/server-features.ts';
import { paths } from '../../paths.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormError } from '../../ui/FormError.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { formatView, parseView } from './list/list-view.ts';
import { suggestName } from './suggest-name.ts';
import '../../session-messages.ts';

/** A dialog over the list, with a URL of its own. `?network=sandbox` chooses the sandbox first. */
export function NewSessionDialog() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const formId = useId();
  const nameField = useRef<HTMLInputElement>(null);

  const sandbox = useHealth()?.sandbox;
  const isGuideOnly = useLack(health) !== null;
  const sessions = useQuery(q(listSessions)).data;
  const [typedName, setTypedName] = useState<string | null>(null);
  const [wanted, setWanted] = useState<Network>(
    params.get('network') === 'sandbox' ? 'sandbox' : 'whatsapp',
  );
  const [nameError, setNameError] = useState<string | null>(null);
  const create = useApiMutation(createSession, {
    onSuccess: async (session) => {
      await invalidate(listSessions);
      navigate(paths.session(session.name), { replace: true });
    },
    onError: () => nameField.current?.focus(),
  });

  const network = sandbox === false ? 'whatsapp' : wanted;
  const name = typedName ?? suggestName(sessions ?? []);
  const fault =
    nameError ??
    (create.error && nameFaultOf(create.error, t`A session with this name exists already.`));
  const close = () => navigate(paths.sessions() + formatView(parseView(params)));

  useEffect(() => nameField.current?.select(), []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    const parsed = z.safeParse(sessionName, name.trim());
    if (!parsed.success) {
      setNameError(parsed.error.issues[0]?.message ?? '');
      nameField.current?.focus();
      return;
    }
    // The usual network goes without saying, for servers that have no word for it.
    const choice = network === 'sandbox' ? { network } : {};
    create.mutate({ body: { name: parsed.data, ...choice } });
  };

  return (
    <Dialog
      title={t`New session`}
      onClose={close}
      dismissable={!create.isPending}
      initialFocus={nameField}
      footer={
        <>
          <Button onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" form={formId} variant="main" pending={create.isPending}>
            <Trans>Create session</Trans>
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-5">
        <Field
          label={t`Name`}
          hint={t`For URLs and logs: a–z, 0–9, - and _. It can’t be changed later.`}
          error={fault}
        >
          {(ids) => (
            <TextInput
              {...ids}
              ref={nameField}
              dir="ltr"
              value={name}
              onChange={(event) => {
                setTypedName(event.target.value);
                setNameError(null);
                create.reset();
              }}
              maxLength={63}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <fieldset className="grid gap-2" hidden={isGuideOnly}>
          <legend className="mb-1.5 text-13 font-medium">
            <Trans>Network</Trans>
          </legend>
          <NetworkCard
            icon={Smartphone}
            title={t`WhatsApp`}
            checked={network === 'whatsapp'}
            onChoose={() => setWanted('whatsapp')}
          >
            <Trans>A real phone scans the code.</Trans>
          </NetworkCard>
          {sandbox && (
            <NetworkCard
              icon={FlaskConical}
              title={t`Sandbox phone`}
              checked={network === 'sandbox'}
              onChoose={() => setWanted('sandbox')}
            >
              <Trans>
                To try things out: a phone that is not real, and nothing goes to WhatsApp.
              </Trans>
            </NetworkCard>
          )}
          {sandbox === false && (
            <p className="text-13 text-text-2">
              <Trans>Sandbox phones are switched off on this server.</Trans>
            </p>
          )}
        </fieldset>
        <FormError error={create.error && !fault ? describeError(create.error) : null} />
      </form>
    </Dialog>
  );
}

/** What the server has against the name itself, to be said at its field. */
function nameFaultOf(error: unknown, exists: string): string | null {
  if (!isApiError(error)) return null;
  if (error.code === 'SESSION_EXISTS') return exists;
  return error.errors.find(({ path }) => path === 'name')?.message ?? null;
}

interface NetworkCardProps {
  icon: LucideIcon;
  title: string;
  checked: boolean;
  onChoose: () => void;
  children: ReactNode;
}

function NetworkCard({ icon: Icon, title, checked, onChoose, children }: NetworkCardProps) {
  return (
    <label className="flex cursor-pointer items-start gap-3 rounded-control border border-line-strong bg-raised px-3 py-2.5 hover:bg-hover has-checked:border-accent has-checked:bg-accent-tint has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <input
        type="radio"
        name="network"
        checked={checked}
        onChange={onChoose}
        className="mt-0.5 size-4 shrink-0 accent-accent-fill focus-visible:outline-none"
      />
      <span className="min-w-0 flex-1">
        <span className="block text-13 font-medium">{title}</span>
        <span className="block text-13 text-text-2">{children}</span>
      </span>
      <Icon className="mt-0.5 text-text-3" />
    </label>
  );
}
