import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Session } from '../../../../contract/sessions.ts';
import { duration } from '../../../format/time.ts';
import { Ago } from '../../../ui/Ago.tsx';
import { useLocale } from '../../../ui/use-locale.ts';
import type { Scene } from './scene.ts';

/** Below the frame: which code it is and how long it lives. Its place is kept when there is none. */
export function ProgressLine({ scene, session }: { scene: Scene; session: Session }) {
  return (
    <p className="mx-auto mt-3 flex min-h-6 max-w-80 items-center justify-between gap-3 px-4 font-medium tabular">
      {lineOf(scene, session)}
    </p>
  );
}

function lineOf(scene: Scene, session: Session): ReactNode {
  switch (scene.kind) {
    case 'code':
      return <CodeLine code={scene.code} leftMs={scene.life.leftMs} />;
    case 'busy':
      return <BusyLine elapsedMs={scene.elapsedMs} limitMs={scene.limitMs} />;
    case 'linked':
    case 'ended':
      return <SinceLine session={session} />;
    default:
      return null;
  }
}

function CodeLine({
  code,
  leftMs,
}: {
  code: { sequence: number | null; total: number | null };
  leftMs: number;
}) {
  const locale = useLocale();
  const { sequence, total } = code;
  const left = duration(Math.ceil(leftMs / 1000) * 1000, locale);
  return (
    <>
      <span className="text-text-2">
        {sequence && total && (
          <Trans>
            Code {sequence} of {total}
          </Trans>
        )}
      </span>
      <span className="text-16 font-semibold">{left}</span>
    </>
  );
}

function BusyLine({ elapsedMs, limitMs }: { elapsedMs: number; limitMs: number | null }) {
  const locale = useLocale();
  const inWords = (ms: number) => duration(Math.floor(ms / 1000) * 1000, locale);
  const elapsed = inWords(elapsedMs);
  if (limitMs === null) return <span className="text-text-2">{elapsed}</span>;
  const limit = inWords(limitMs);
  return (
    <span className="text-text-2">
      <Trans>
        {elapsed} of at most {limit}
      </Trans>
    </span>
  );
}

/** Since when, and what comes by itself. */
function SinceLine({ session }: { session: Session }) {
  const { status_since, status_until } = session;
  const until = status_until && Date.parse(status_until) > Date.now() ? status_until : null;
  return (
    <>
      <span className="text-13 font-normal text-text-2">
        {status_since && (
          <Trans>
            Changed <Ago at={status_since} />
          </Trans>
        )}
      </span>
      {until && (
        <span className="text-13 font-normal text-text-2">
          {session.status_reason === 'restricted' ? (
            <Trans>
              Ends in <Ago at={until} short />
            </Trans>
          ) : (
            <Trans>
              Next try in <Ago at={until} short />
            </Trans>
          )}
        </span>
      )}
    </>
  );
}
