import { FrameAndText } from '../../pairing/FrameAndText.tsx';
import { PairingFrame } from '../../pairing/PairingFrame.tsx';
import { pairingScene, sceneStep } from '../../pairing/scene.ts';
import { useNow } from '../../ui/use-now.ts';
import { LinkText } from './LinkText.tsx';
import type { LinkView } from './link-view.ts';

interface LinkPairingProps {
  view: Extract<LinkView, { kind: 'pairing' }>;
  token: string;
}

/** A link that can still link a phone: its code, or why there is none now. */
export function LinkPairing({ view, token }: LinkPairingProps) {
  const { session, code, link, linkSince } = view;
  const now = useNow(sceneStep(session));
  const scene = pairingScene({
    session,
    code,
    link,
    linkSince,
    askedAt: null,
    now: Math.max(now, code?.receivedAt ?? 0),
  });
  return (
    <FrameAndText
      frame={<PairingFrame scene={scene} session={session} celebrate={false} linked={null} />}
    >
      <LinkText scene={scene} view={view} token={token} />
    </FrameAndText>
  );
}
