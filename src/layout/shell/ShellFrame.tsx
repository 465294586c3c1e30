import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';

interface ShellFrameProps {
  navigation: ReactNode;
  picker: ReactNode;
  connection: ReactNode;
  person: ReactNode;
  /** A strip between the top bar and the page. */
  banner?: ReactNode;
  children: ReactNode;
}

const mainId = 'main';

/** Where the parts of the shell stand; it knows no data. */
export function ShellFrame({
  navigation,
  picker,
  connection,
  person,
  banner,
  children,
}: ShellFrameProps) {
  return (
    <div className="min-h-dvh sm:grid sm:grid-cols-[3.5rem_minmax(0,1fr)] lg:grid-cols-[13.5rem_minmax(0,1fr)]">
      <a
        href={`#${mainId}`}
        onClick={(event) => {
          event.preventDefault();
          document.getElementById(mainId)?.focus();
        }}
        className="fixed start-3 top-2 z-3 -translate-y-20 rounded-control bg-accent-fill px-3 py-1.5 text-13 font-medium text-on-accent focus:translate-y-0"
      >
        <Trans>Skip to content</Trans>
      </a>
      {navigation}
      <div className="flex min-w-0 flex-col max-sm:min-h-dvh max-sm:pb-14">
        <header className="sticky top-0 z-2 flex h-12 shrink-0 items-center gap-3 border-b border-line bg-page px-gutter">
          <div className="flex min-w-0 flex-1">{picker}</div>
          {connection}
          <div className="-me-1">{person}</div>
        </header>
        {banner}
        <main id={mainId} tabIndex={-1} className="flex-1 px-gutter py-6 outline-none max-sm:py-4">
          <div className="mx-auto grid max-w-content gap-4">{children}</div>
        </main>
      </div>
    </div>
  );
}
