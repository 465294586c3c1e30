import { Trans, useLingui } from '@lingui/react/macro';
import { Link2Off } from 'lucide-react';
import { EntranceFrame } from '../../layout/EntranceFrame.tsx';
import { FrameAndText } from '../../pairing/FrameAndText.tsx';
import { SideText } from '../../pairing/SideText.tsx';
import { StillFrame } from '../../pairing/StillFrame.tsx';
import { useFragmentToken } from '../../use-fragment-token.ts';
import { OpenedLink } from './OpenedLink.tsx';
import { pairingToken } from './pairing-token.ts';

/** The one page of the dashboard for somebody who has no login: it links a phone, and no more. */
export function PairingLinkPage() {
  const { t } = useLingui();
  const token = useFragmentToken(pairingToken);
  if (token) return <OpenedLink key={token} token={token} />;
  return (
    <EntranceFrame title={t`Link a phone`} wide>
      <div className="@container">
        <FrameAndText frame={<StillFrame icon={Link2Off} word={<Trans>No link is open</Trans>} />}>
          <SideText title={<Trans>Open the link again</Trans>}>
            <p>
              <Trans>
                This page forgets its link when it is reloaded, so that nobody finds it here later.
                Open the link as it was sent to you; it still works if no phone was linked through
                it.
              </Trans>
            </p>
          </SideText>
        </FrameAndText>
      </div>
    </EntranceFrame>
  );
}
