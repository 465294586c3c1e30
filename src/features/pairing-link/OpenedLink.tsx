import { Trans, useLingui } from '@lingui/react/macro';
import { CloudOff, TriangleAlert } from 'lucide-react';
import type { PairingState } from '../../../contract/pairing-links.ts';
import { describeError } from '../../api/describe-error.ts';
import { clockTime } from '../../format/time.ts';
import { EntranceFrame } from '../../layout/EntranceFrame.tsx';
import { FrameAndText } from '../../pairing/FrameAndText.tsx';
import { PairingAnnouncer } from '../../pairing/PairingAnnouncer.tsx';
import { SideText } from '../../pairing/SideText.tsx';
import { StillFrame } from '../../pairing/StillFrame.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { LinkOver } from './LinkOver.tsx';
import { LinkPairing } from './LinkPairing.tsx';
import type { LinkView } from './link-view.ts';
import { useEndWords } from './use-end-words.ts';
import { usePairingLink } from './use-pairing-link.ts';

/** The page of one link, from its opening to its end. */
export function OpenedLink({ token }: { token: string }) {
  const { t } = useLingui();
  const view = linkedAtOnce(usePairingLink(token));
  const wordsOf = useEndWords();
  const session = view.kind === 'pairing' || view.kind === 'over' ? view.session : null;

  return (
    <EntranceFrame title={t`Link a phone`} lead={<LinkLead view={view} />} wide>
      <div className="@container">
        <LinkBody view={view} token={token} />
      </div>
      <PairingAnnouncer
        session={session}
        linked=""
        over={view.kind === 'over' ? wordsOf(view).title : null}
      />
    </EntranceFrame>
  );
}

/** The end follows the linking within the same breath: it is shown as one. */
function linkedAtOnce(view: LinkView): LinkView {
  if (view.kind !== 'pairing' || view.session.status !== 'working') return view;
  return { kind: 'over', end: 'linked', session: view.session };
}

/** Its place is kept from the opening to the end, so that the frame below it never moves. */
function LinkLead({ view }: { view: LinkView }) {
  return (
    <span className="block min-h-5 max-sm:min-h-10">
      {view.kind === 'opening' && <Skeleton className="w-64 max-w-full" />}
      {view.kind === 'pairing' && <WhatItIsFor session={view.session} />}
      {view.kind === 'over' && view.session && <WhatItWasFor session={view.session} />}
    </span>
  );
}

function WhatItIsFor({ session }: { session: PairingState }) {
  const locale = useLocale();
  const until = clockTime(Date.parse(session.link_expires_at), Date.now(), locale);
  return (
    <Trans>
      To the session <bdi className="font-medium text-text">{session.session}</bdi>. This link works
      once, until {until}.
    </Trans>
  );
}

function WhatItWasFor({ session }: { session: PairingState }) {
  return (
    <Trans>
      To the session <bdi className="font-medium text-text">{session.session}</bdi>. This link has
      ended.
    </Trans>
  );
}

function LinkBody({ view, token }: { view: LinkView; token: string }) {
  switch (view.kind) {
    case 'opening':
      return (
        <FrameAndText frame={<StillFrame word={<Trans>The link is being opened</Trans>} />}>
          {null}
        </FrameAndText>
      );
    case 'unreachable':
      return (
        <FrameAndText
          frame={
            <StillFrame
              icon={CloudOff}
              tone="warn"
              word={<Trans>No connection to the server</Trans>}
            />
          }
        >
          <SideText title={<Trans>The server did not answer</Trans>}>
            <p>
              <Trans>This page tries again by itself. Keep it open, and check its network.</Trans>
            </p>
          </SideText>
        </FrameAndText>
      );
    case 'refused':
      return (
        <FrameAndText
          frame={<StillFrame icon={TriangleAlert} tone="bad" word={<Trans>Not opened</Trans>} />}
        >
          <SideText title={<Trans>The link could not be opened</Trans>}>
            <p role="alert">{describeError(view.error)}</p>
          </SideText>
        </FrameAndText>
      );
    case 'over':
      return <LinkOver view={view} />;
    case 'pairing':
      return <LinkPairing view={view} token={token} />;
  }
}
