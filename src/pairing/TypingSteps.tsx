import { Trans } from '@lingui/react/macro';
import { Step, StepList, WhereLinkedDevicesAre } from './Step.tsx';

/** What to do on the phone to link it by a code that is typed. */
export function TypingSteps() {
  return (
    <StepList>
      <Step title={<Trans>Open WhatsApp on the phone</Trans>} />
      <Step title={<Trans>Go to Linked devices, and tap Link a device</Trans>}>
        <WhereLinkedDevicesAre />
      </Step>
      <Step title={<Trans>Tap Link with phone number instead</Trans>}>
        <Trans>Type the code. WhatsApp may have sent a notification that leads there.</Trans>
      </Step>
    </StepList>
  );
}

/** The same for a sandbox session, whose phone is on this page. */
export function SandboxTypingSteps() {
  return (
    <StepList>
      <Step title={<Trans>Choose the sandbox phone of this number</Trans>} />
      <Step title={<Trans>Type the code on it</Trans>}>
        <Trans>A real phone can’t link here.</Trans>
      </Step>
    </StepList>
  );
}
