import { Trans } from '@lingui/react/macro';
import { EllipsisVertical, type LucideIcon, Settings } from 'lucide-react';
import type { ReactNode } from 'react';

/** The steps of one way, numbered. */
export function StepList({ children }: { children: ReactNode }) {
  return <ol className="grid [counter-reset:step]">{children}</ol>;
}

/** One of the numbered things to do, in a `StepList`. */
export function Step({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <li className="group/step relative grid min-h-12 grid-cols-[24px_minmax(0,1fr)] gap-3 pb-6 [counter-increment:step] before:grid before:size-6 before:place-items-center before:rounded-full before:text-13 before:font-semibold before:text-text-2 before:tabular before:content-[counter(step)] before:inset-ring before:inset-ring-line-control not-last:after:absolute not-last:after:start-3 not-last:after:top-7 not-last:after:bottom-1 not-last:after:border-s not-last:after:border-line-strong last:pb-0">
      <div>
        <p className="pt-0.5 font-medium">{title}</p>
        {children && <p className="pt-0.5 text-13 text-text-2">{children}</p>}
      </div>
    </li>
  );
}

/** Where WhatsApp keeps its linked devices, in the phone's own words. */
export function WhereLinkedDevicesAre() {
  return (
    <Trans>
      Android: <PhoneKey icon={EllipsisVertical}>Menu</PhoneKey>. iPhone:{' '}
      <PhoneKey icon={Settings}>Settings</PhoneKey>.
    </Trans>
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
