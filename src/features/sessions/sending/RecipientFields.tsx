import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listWhatsappGroups } from '../../../../contract/groups.ts';
import type { Session } from '../../../../contract/sessions.ts';
import { describeError } from '../../../api/describe-error.ts';
import { q } from '../../../api/query.ts';
import { Field } from '../../../ui/Field.tsx';
import { SelectInput } from '../../../ui/SelectInput.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import type { Draft } from './drafts.ts';
import { recipientFieldId } from './field-ids.ts';

interface RecipientFieldsProps {
  session: Session;
  draft: Draft;
  fault: string | null;
  onChange: (change: Partial<Draft>) => void;
}

/** A person by number, or one of the groups that the account is in. */
export function RecipientFields({ session, draft, fault, onChange }: RecipientFieldsProps) {
  const { t } = useLingui();
  return (
    <div className="grid items-start gap-4 sm:grid-cols-[144px_minmax(0,1fr)]">
      <Field label={t`Send to`}>
        {(ids) => (
          <SelectInput
            {...ids}
            value={draft.kind}
            onChange={(event) =>
              onChange({ kind: event.target.value === 'group' ? 'group' : 'person' })
            }
          >
            <option value="person">{t`A person`}</option>
            <option value="group">{t`A group`}</option>
          </SelectInput>
        )}
      </Field>
      {draft.kind === 'person' ? (
        <Field
          id={recipientFieldId}
          label={t`Phone number`}
          error={fault}
          hint={t`With its country code, in any way of writing, as in +44 7700 900142. A chat id will do too.`}
        >
          {(ids) => (
            <TextInput
              {...ids}
              dir="ltr"
              inputMode="tel"
              autoComplete="off"
              value={draft.person}
              onChange={(event) => onChange({ person: event.target.value })}
            />
          )}
        </Field>
      ) : (
        <GroupField session={session} draft={draft} fault={fault} onChange={onChange} />
      )}
    </div>
  );
}

function GroupField({ session, draft, fault, onChange }: RecipientFieldsProps) {
  const { t } = useLingui();
  const groups = useQuery({
    ...q(listWhatsappGroups, { params: { name: session.name } }),
    enabled: session.status === 'working',
  });
  const none = groups.data?.length === 0;
  return (
    <Field
      id={recipientFieldId}
      label={t`Group`}
      error={fault ?? (groups.error && describeError(groups.error))}
      hint={none ? <Trans>This account is in no group.</Trans> : null}
    >
      {(ids) => (
        <SelectInput
          {...ids}
          value={draft.group}
          onChange={(event) => onChange({ group: event.target.value })}
        >
          <option value="">{groups.isFetching ? t`Loading groups` : t`Choose a group`}</option>
          {groups.data?.map((group) => (
            <option key={group.id} value={group.id}>
              {group.name || group.id}
            </option>
          ))}
        </SelectInput>
      )}
    </Field>
  );
}
