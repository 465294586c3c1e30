import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { readPairingCode } from '../../../../rules/pairing-codes.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';

interface TypeCodeProps {
  /** Whether the session waits for a phone. */
  waits: boolean;
  isPending: boolean;
  onType: (code: string) => void;
}

/** The phone's other way to link: a code that is typed on it. */
export function TypeCode({ waits, isPending, onType }: TypeCodeProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const missing = readPairingCode(typed) === null ? t`Type the eight characters first.` : null;
  return (
    <form
      className="grid gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (waits && !missing && !isPending) onType(typed);
      }}
    >
      <p className="text-center text-text-2">
        <Trans>or type a code</Trans>
      </p>
      <div className="flex gap-2">
        <TextInput
          aria-label={t`Code to type on this phone`}
          className="min-w-0 flex-1 font-mono text-13 uppercase placeholder:text-text-3"
          dir="ltr"
          placeholder="XXXX-XXXX"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
        />
        <Button
          type="submit"
          pending={isPending}
          disabledReason={waits ? missing : t`There is no code to type now.`}
        >
          <Trans>Link</Trans>
        </Button>
      </div>
    </form>
  );
}
