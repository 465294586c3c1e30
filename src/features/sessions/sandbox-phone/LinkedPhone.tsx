import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { MonitorSmartphone, Unlink } from 'lucide-react';
import { useState } from 'react';
import {
  type PairingOutcome,
  pairingOutcomes,
  type SandboxPhone,
  sandboxOutcome,
  sandboxUnlink,
} from '../../../../contract/sandbox.ts';
import type { Session } from '../../../../contract/sessions.ts';
import { call } from '../../../api/connection.ts';
import { describeError } from '../../../api/describe-error.ts';
import { phone as readable } from '../../../format/phone.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { SelectInput } from '../../../ui/SelectInput.tsx';
import { Handset } from './Handset.tsx';
import { PhoneAndControls } from './PhoneAndControls.tsx';
import { ReceivedTexts } from './ReceivedTexts.tsx';
import { useOutcomeWords } from './use-outcome-words.ts';
import { WriteForm } from './WriteForm.tsx';

interface LinkedPhoneProps {
  session: Session;
  phone: SandboxPhone;
  phones: readonly SandboxPhone[];
}

/** The phone of a linked session: it can unlink, and the people it knows write and receive. */
export function LinkedPhone({ session, phone, phones }: LinkedPhoneProps) {
  const unlink = useMutation({
    mutationFn: () => call(sandboxUnlink, { body: { session: session.name } }),
  });
  return (
    <PhoneAndControls
      phone={
        <Handset title={<Trans>Linked devices</Trans>}>
          <div className="flex items-center gap-3 rounded-control bg-panel px-3 py-2">
            <MonitorSmartphone className="text-accent" />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">
                <bdi>{session.name}</bdi>
              </p>
              <p className="wrap-anywhere text-text-2">
                <Trans>
                  on the phone of <bdi>{phone.name}</bdi>
                </Trans>
              </p>
              <p className="tabular text-text-3">
                <bdi dir="ltr">{readable(phone.phone)}</bdi>
              </p>
            </div>
          </div>
          <Button
            icon={Unlink}
            variant="danger"
            pending={unlink.isPending}
            onClick={() => unlink.mutate()}
          >
            <Trans>Unlink on the phone</Trans>
          </Button>
        </Handset>
      }
    >
      <FormError error={unlink.error && describeError(unlink.error)} />
      <ReceivedTexts session={session} />
      <WriteForm
        session={session}
        writers={phones.filter(({ phone: number }) => number !== phone.phone)}
      />
      <HappenNow session={session} />
    </PhoneAndControls>
  );
}

/** A passkey is asked for at a scan only. */
const outcomesNow = pairingOutcomes.filter((outcome) => outcome !== 'passkey');

function HappenNow({ session }: { session: Session }) {
  const { t } = useLingui();
  const wordsOf = useOutcomeWords();
  const [next, setNext] = useState<PairingOutcome>('unavailable');
  const play = useMutation({
    mutationFn: () => call(sandboxOutcome, { body: { session: session.name, next } }),
  });
  return (
    <form
      className="grid gap-2 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        play.mutate();
      }}
    >
      <Field label={t`What WhatsApp does now`}>
        {(ids) => (
          <SelectInput
            {...ids}
            value={next}
            onChange={(event) =>
              setNext(outcomesNow.find((known) => known === event.target.value) ?? next)
            }
          >
            {outcomesNow.map((known) => (
              <option key={known} value={known}>
                {wordsOf(known)}
              </option>
            ))}
          </SelectInput>
        )}
      </Field>
      <Button type="submit" pending={play.isPending}>
        <Trans>Let it happen</Trans>
      </Button>
      <FormError error={play.error && describeError(play.error)} />
    </form>
  );
}
