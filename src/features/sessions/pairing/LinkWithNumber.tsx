import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft } from 'lucide-react';
import type { Session } from '../../../../contract/sessions.ts';
import { paths } from '../../../paths.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextLink } from '../../../ui/TextLink.tsx';
import { CodeToType } from './CodeToType.tsx';
import { NumberForm } from './NumberForm.tsx';
import type { useTypedCode } from './use-typed-code.ts';

interface LinkWithNumberProps {
  session: Session;
  typed: ReturnType<typeof useTypedCode>;
}

/** The other way to link a phone, beside the code to scan, which stays good meanwhile. */
export function LinkWithNumber({ session, typed }: LinkWithNumberProps) {
  const { t } = useLingui();
  return (
    <section
      aria-label={t`Link with phone number`}
      className="grid content-start justify-items-start gap-4"
    >
      <div className="grid gap-1">
        <h2 className="text-16">
          <Trans>Link with phone number</Trans>
        </h2>
        <p className="text-13 text-text-2">
          <Trans>For a phone that can’t scan. The code beside this works as well.</Trans>
        </p>
      </div>
      {typed.code ? (
        <CodeToType typed={typed.code} session={session} />
      ) : (
        <NumberForm typed={typed} />
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <TextLink
          to={paths.session(session.name)}
          replace
          className="inline-flex min-h-8 items-center gap-1 text-13"
        >
          <ChevronLeft className="points-along" />
          <Trans>Scan the code instead</Trans>
        </TextLink>
        {typed.code && (
          <Button onClick={typed.forget}>
            <Trans>Another number</Trans>
          </Button>
        )}
      </div>
    </section>
  );
}
