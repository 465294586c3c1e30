import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import type { Session } from '../../../../contract/sessions.ts';
import { shownPairingCode } from '../../../../rules/pairing-codes.ts';
import { phone } from '../../../format/phone.ts';
import { duration } from '../../../format/time.ts';
import { SandboxTypingSteps, TypingSteps } from '../../../pairing/TypingSteps.tsx';
import { CopyText } from '../../../ui/CopyText.tsx';
import { useLocale } from '../../../ui/use-locale.ts';
import { useNow } from '../../../ui/use-now.ts';
import type { TypedCode } from './use-typed-code.ts';

interface CodeToTypeProps {
  session: Session;
  typed: TypedCode;
}

/** The code as the phone asks for it, for whom it is and how long it lives. */
export function CodeToType({ session, typed }: CodeToTypeProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const now = useNow(1_000);
  const box = useRef<HTMLElement>(null);
  const code = shownPairingCode(typed.code);
  const leftMs = typed.expiresAt === null ? null : Date.parse(typed.expiresAt) - now;
  // The field that had focus has gone; what took its place is read out once.
  useEffect(() => box.current?.focus({ preventScroll: true }), []);

  const number = (
    <bdi dir="ltr" className="font-medium whitespace-nowrap text-text tabular">
      {phone(typed.phone)}
    </bdi>
  );
  return (
    <div className="grid w-full gap-4">
      <section
        ref={box}
        tabIndex={-1}
        aria-label={t`The code to type is ${code}`}
        className="grid w-full max-w-80 gap-1 rounded-control bg-well px-4 py-3"
      >
        <p className="flex items-center justify-between gap-2">
          <bdi dir="ltr" className="font-mono text-28 font-semibold tracking-wide">
            {code}
          </bdi>
          <CopyText text={code} label={t`Copy the code`} className="size-8" />
        </p>
        <p className="flex flex-wrap justify-between gap-x-3 text-13 text-text-2">
          <span>
            <Trans>For {number}</Trans>
          </span>
          {leftMs !== null && <span className="tabular">{leftWords()}</span>}
        </p>
      </section>
      {session.network === 'sandbox' ? <SandboxTypingSteps /> : <TypingSteps />}
    </div>
  );

  function leftWords() {
    if (leftMs === null || leftMs <= 0) return <Trans>Expired</Trans>;
    const left = duration(Math.ceil(leftMs / 1000) * 1000, locale);
    return <Trans>{left} left</Trans>;
  }
}
