import { Trans } from '@lingui/react/macro';
import { EllipsisVertical, type LucideIcon, Settings } from 'lucide-react';
import type { ReactNode } from 'react';

/** What to do on the phone, in the phone's own words. */
export function ScanSteps() {
  return (
    <ol className="grid [counter-reset:step]">
      <Step title={<Trans>Open WhatsApp on the phone</Trans>} />
      <Step title={<Trans>Go to Linked devices</Trans>}>
        <Trans>
          Android: <PhoneKey icon={EllipsisVertical}>Menu</PhoneKey>. iPhone:{' '}
          <PhoneKey icon={Settings}>Settings</PhoneKey>.
        </Trans>
      </Step>
      <Step title={<Trans>Tap Link a device, then scan</Trans>}>
        <Trans>Point the camera at this code.</Trans>
      </Step>
    </ol>
  );
}

/** The same for a sandbox session, whose phone is on this page. */
export function SandboxScanSteps() {
  return (
    <ol className="grid [counter-reset:step]">
      <Step title={<Trans>Choose a sandbox phone</Trans>}>
        <Trans>They are drawn on this page, and none of them is real.</Trans>
      </Step>
      <Step title={<Trans>Choose what happens after the scan</Trans>}>
        <Trans>A pairing that works, or one of WhatsApp’s refusals.</Trans>
      </Step>
      <Step title={<Trans>Let it scan this code</Trans>}>
        <Trans>A real phone can’t link to a sandbox session.</Trans>
      </Step>
    </ol>
  );
}

function Step({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <li className="group/step relative grid min-h-12 grid-cols-[24px_minmax(0,1fr)] gap-3 pb-6 [counter-increment:step] before:grid before:size-6 before:place-items-center before:rounded-full before:text-13 before:font-semibold before:text-text-2 before:tabular before:content-[counter(step)] before:inset-ring before:inset-ring-line-control not-last:after:absolute not-last:after:start-3 not-last:after:top-7 not-last:after:bottom-1 not-last:after:border-s not-last:after:border-line-strong last:pb-0">
      <div>
        <p className="pt-0.5 font-medium">{title}</p>
        {children && <p className="pt-0.5 text-13 text-text-2">{children}</p>}
      </div>
    </li>
  );
}

function PhoneKey({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1 align-bottom font-medium whitespace-nowrap text-text">
      <Icon className="text-text-2" />
      {children}
    </span>
  );
}
