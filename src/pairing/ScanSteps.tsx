import { Trans } from '@lingui/react/macro';
import { Step, StepList, WhereLinkedDevicesAre } from './Step.tsx';

/** What to do on the phone, in the phone's own words. */
export function ScanSteps() {
  return (
    <StepList>
      <Step title={<Trans>Open WhatsApp on the phone</Trans>} />
      <Step title={<Trans>Go to Linked devices</Trans>}>
        <WhereLinkedDevicesAre />
      </Step>
      <Step title={<Trans>Tap Link a device, then scan</Trans>}>
        <Trans>Point the camera at this code.</Trans>
      </Step>
    </StepList>
  );
}

/** The same for a sandbox session, whose phone is on this page. */
export function SandboxScanSteps() {
  return (
    <StepList>
      <Step title={<Trans>Choose a sandbox phone</Trans>}>
        <Trans>It is drawn on this page.</Trans>
      </Step>
      <Step title={<Trans>Choose what happens after the scan</Trans>}>
        <Trans>It links, or is refused.</Trans>
      </Step>
      <Step title={<Trans>Let it scan this code</Trans>}>
        <Trans>A real phone can’t link here.</Trans>
      </Step>
    </StepList>
  );
}

/** For whoever was sent the link of a sandbox session. */
export function SandboxNote() {
  return (
    <p className="max-w-reading text-13 text-text-2">
      <Trans>
        This session is for trying things out. A phone that is drawn on its page in MoltFlow scans
        this code; a real phone can’t link to it.
      </Trans>
    </p>
  );
}
