import { FrameAndText } from '../../pairing/FrameAndText.tsx';
import { SideText } from '../../pairing/SideText.tsx';
import { StillFrame } from '../../pairing/StillFrame.tsx';
import type { LinkView } from './link-view.ts';
import { useEndWords } from './use-end-words.ts';

/** A link that has ended: for this page nothing more can come. */
export function LinkOver({ view }: { view: Extract<LinkView, { kind: 'over' }> }) {
  const { icon, word, title, explanation } = useEndWords()(view);
  const linked = view.end === 'linked';
  return (
    <FrameAndText
      frame={
        <StillFrame icon={icon} tone={linked ? 'good' : 'idle'} word={word} celebrate={linked} />
      }
    >
      <SideText title={title}>
        <p>{explanation}</p>
      </SideText>
    </FrameAndText>
  );
}
