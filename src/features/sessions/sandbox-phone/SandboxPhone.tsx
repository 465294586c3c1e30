import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listSandboxPhones } from '../../../../contract/sandbox.ts';
import type { Session } from '../../../../contract/sessions.ts';
import { call } from '../../../api/connection.ts';
import { useMe } from '../../../api/me.ts';
import { QueryState } from '../../../layout/QueryState.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { SelectInput } from '../../../ui/SelectInput.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useKeptFocus } from '../../../ui/use-kept-focus.ts';
import { choosePhone } from './choose-phone.ts';
import { LinkedPhone } from './LinkedPhone.tsx';
import { ScanningPhone } from './ScanningPhone.tsx';

/** The other end of a sandbox session: a phone on the same page, that scans, writes and receives. */
export function SandboxPhone({ session }: { session: Session }) {
  const { t } = useLingui();
  const focus = useKeptFocus<HTMLElement>();
  const role = useMe()?.role;
  const isAllowed = role === 'owner' || role === 'admin';
  const query = useQuery({
    enabled: isAllowed,
    // A scan or an unlinking changes who is linked to whom, and the status with it.
    queryKey: [listSandboxPhones.name, {}, session.status, session.phone_number],
    queryFn: () => call(listSandboxPhones, {}),
    placeholderData: keepPreviousData,
  });
  const [wanted, setWanted] = useState<string | null>(null);

  if (!isAllowed) return null;
  return (
    <Panel
      {...focus}
      aria-label={t`Sandbox phone`}
      className="@container grid grid-cols-[minmax(0,1fr)] gap-3 p-4"
    >
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 flex-1">
          <Trans>Sandbox phone</Trans>
        </h2>
        <span className="text-13 text-text-3">
          <Trans>Not a real one</Trans>
        </span>
      </div>
      <QueryState
        query={query}
        what={t`the sandbox phones`}
        skeleton={<Skeleton className="h-64 rounded-panel" />}
      >
        {(phones) => {
          const { phone, linked } = choosePhone(phones, session.name, wanted);
          if (linked) return <LinkedPhone session={session} phone={linked} phones={phones} />;
          return (
            <ScanningPhone session={session} phone={phone}>
              {phones.length > 1 && (
                <Field label={t`Which phone scans`}>
                  {(ids) => (
                    <SelectInput
                      {...ids}
                      value={phone?.phone}
                      onChange={(event) => setWanted(event.target.value)}
                    >
                      {phones.map(({ phone: number, name }) => (
                        <option key={number} value={number}>
                          {name}
                        </option>
                      ))}
                    </SelectInput>
                  )}
                </Field>
              )}
            </ScanningPhone>
          );
        }}
      </QueryState>
    </Panel>
  );
}
