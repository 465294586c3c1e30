import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { QrCode } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import {
  type PairingOutcome,
  pairingOutcomes,
  type SandboxPhone,
  sandboxLink,
  sandboxOutcome,
  sandboxScan,
} from '../../../../contract/sandbox.ts';
import { getQrCode, type Session } from '../../../../contract/sessions.ts';
import { call } from '../../../api/connection.ts';
import { describeError } from '../../../api/describe-error.ts';
import { q } from '../../../api/query.ts';
import { phone as readable } from '../../../format/phone.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { SelectInput } from '../../../ui/SelectInput.tsx';
import { DevicesDrawing } from './DevicesDrawing.tsx';
import { Handset } from './Handset.tsx';
import { PhoneAndControls } from './PhoneAndControls.tsx';
import { TypeCode } from './TypeCode.tsx';
import { useOutcomeWords } from './use-outcome-words.ts';

interface ScanningPhoneProps {
  session: Session;
  phone: SandboxPhone | null;
  /** Where another phone is chosen. */
  children: ReactNode;
}

/** A sandbox phone that may scan, and what comes of it. */
export function ScanningPhone({ session, phone, children }: ScanningPhoneProps) {
  const { t } = useLingui();
  const wordsOf = useOutcomeWords();
  const [outcome, setOutcome] = useState<PairingOutcome | 'linked'>('linked');
  const code = useQuery({
    ...q(getQrCode, { params: { name: session.name } }),
    enabled: false,
  }).data;
  const onPhone = phone ? { phone: phone.phone } : {};
  const meet = async () => {
    if (outcome === 'linked') return;
    await call(sandboxOutcome, { body: { session: session.name, next: outcome } });
  };
  const scan = useMutation({
    mutationFn: async () => {
      await meet();
      await call(sandboxScan, { body: { session: session.name, ...onPhone } });
    },
  });
  const type = useMutation({
    mutationFn: async (typed: string) => {
      await meet();
      await call(sandboxLink, { body: { code: typed, ...onPhone } });
    },
  });
  const error = type.error ?? scan.error;
  const waits = session.status === 'qr_code';

  return (
    <PhoneAndControls
      phone={
        <Handset title={<Trans>Linked devices</Trans>}>
          <div className="grid justify-items-center gap-2 py-1 text-center text-text-2">
            <DevicesDrawing />
            <p>
              {phone ? (
                <Trans>
                  This session is not linked to
                  <br />
                  <bdi dir="ltr" className="tabular">
                    {readable(phone.phone)}
                  </bdi>
                </Trans>
              ) : (
                <Trans>A new phone will be made.</Trans>
              )}
            </p>
          </div>
          <Button
            icon={QrCode}
            pending={scan.isPending}
            disabledReason={waits ? null : t`There is no code to scan now.`}
            onClick={() => {
              type.reset();
              scan.mutate();
            }}
          >
            {waits && code?.sequence ? t`Scan code ${code.sequence}` : t`Scan the code`}
          </Button>
          <TypeCode
            waits={waits}
            isPending={type.isPending}
            onType={(typed) => type.mutate(typed)}
          />
        </Handset>
      }
    >
      <FormError error={error && describeError(error)} />
      {children}
      <Field label={t`After the scan`}>
        {(ids) => (
          <SelectInput
            {...ids}
            value={outcome}
            onChange={(event) =>
              setOutcome(pairingOutcomes.find((known) => known === event.target.value) ?? 'linked')
            }
          >
            <option value="linked">{t`Links normally`}</option>
            {pairingOutcomes.map((known) => (
              <option key={known} value={known}>
                {wordsOf(known)}
              </option>
            ))}
          </SelectInput>
        )}
      </Field>
    </PhoneAndControls>
  );
}
