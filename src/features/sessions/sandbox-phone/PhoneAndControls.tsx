import type { ReactNode } from 'react';

/** A handset, and what can be done with it: below, or beside it where there is room. */
export function PhoneAndControls({ phone, children }: { phone: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 @lg:grid-cols-[256px_minmax(0,1fr)] @lg:gap-6">
      {phone}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">{children}</div>
    </div>
  );
}
