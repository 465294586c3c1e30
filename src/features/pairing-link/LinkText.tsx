import { Trans } from '@lingui/react/macro';
import { MonitorSmartphone } from 'lucide-react';
import { SandboxNote, ScanSteps } from '../../pairing/ScanSteps.tsx';
import { SideText } from '../../pairing/SideText.tsx';
import type { Scene } from '../../pairing/scene.ts';
import { useWords } from '../../pairing/use-words.ts';
import { AskForCode } from './AskForCode.tsx';
import { holderWords } from './holder-words.ts';
import type { LinkView } from './link-view.ts';

interface LinkTextProps {
  scene: Scene;
  view: Extract<LinkView, { kind: 'pairing' }>;
  token: string;
}

/** Beside the frame: what to do on the phone, or what happened and the way on. */
export function LinkText({ scene, view, token }: LinkTextProps) {
  const say = useWords();
  if (scene.kind === 'code' || scene.kind === 'between') {
    return <HowToLink network={view.session.network} />;
  }
  if (scene.kind === 'cut_off') {
    return (
      <SideText title={<Trans>The code was taken off the screen</Trans>}>
        <p>
          <Trans>
            This page lost its connection and would not hear when the code changes. The code comes
            back by itself with the connection.
          </Trans>
        </p>
      </SideText>
    );
  }
  const { title, explanation } = holderWords(view.session);
  const { status, status_reason } = view.session;
  return (
    <SideText
      title={say(title)}
      actions={view.mayAsk && <AskForCode key={`${status} ${status_reason}`} token={token} />}
    >
      <p>{say(explanation)}</p>
    </SideText>
  );
}

function HowToLink({ network }: { network: string }) {
  return (
    <div className="grid content-start gap-5">
      <h2 className="text-16">
        <Trans>Scan the code with the phone</Trans>
      </h2>
      {network === 'sandbox' ? <SandboxNote /> : <ScanSteps />}
      {network !== 'sandbox' && (
        <p className="flex items-start gap-3 border-t border-line pt-4 text-13 text-text-2">
          <MonitorSmartphone className="ms-1 mt-0.5 text-text-3" />
          <Trans>
            Is this the phone to be linked? It can’t scan its own screen: open the link on another
            one.
          </Trans>
        </p>
      )}
    </div>
  );
}
