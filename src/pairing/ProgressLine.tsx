import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { duration } from '../format/time.ts';
import { Ago } from '../ui/Ago.tsx';
import { useLocale } from '../ui/use-locale.ts';
import type { Scene, ShownSession } from './scene.ts';

/** Below the frame: which code it is and how long it lives. Its place is kept when there is none. */
export function ProgressLine({ scene, session }: { scene: Scene; session: ShownSession }) {
  return (
    <p className="mx-auto mt-3 flex min-h-6 max-w-80 items-center justify-between gap-3 px-4 font-medium tabular">
      {lineOf(scene, session)}
    </p>
  );
}

function lineOf(scene: Scene, session: ShownSession): ReactNode {
  switch (scene.kind) {
    case 'code':
      return <CodeLine code={scene.code} leftMs={scene.life.leftMs} />;
    case 'unsettled':
      if (scene.limitMs === null) return <SinceLine session={session} />;
      return <BusyLine elapsedMs={scene.elapsedMs} limitMs={scene.limitMs} />;
    case 'busy':
      return <BusyLine elapsedMs={scene.elapsedMs} limitMs={scene.limitMs} />;
    case 'cut_off':
      return (
        <span className="text-13 font-normal text-text-2">
          {scene.since !== null && (
            <Trans>
              Lost <Ago at={scene.since} />
            </Trans>
          )}
        </span>
      );
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
      <bdi className="text-16 font-semibold">{left}</bdi>
    </>
  );
}

function BusyLine({ elapsedMs, limitMs }: { elapsedMs: number; limitMs: number | null }) {
  const locale = useLocale();
  const elapsed = duration(Math.floor(elapsedMs / 1000) * 1000, locale);
  if (limitMs === null) return <span className="text-text-2">{elapsed}</span>;
  const limit = duration(Math.round(limitMs / 1000) * 1000, locale);
  return (
    <span className="text-text-2">
      <Trans>
        {elapsed} of at most {limit}
      </Trans>
    </span>
  );
}

/** Since when, and what comes by itself. */
function SinceLine({ session }: { session: ShownSession }) {
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
