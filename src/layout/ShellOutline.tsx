import { BrandMark } from '../ui/BrandMark.tsx';

/** The shell without its parts: what is seen at once, while the login is looked for. */
export function ShellOutline() {
  return (
    <div
      aria-hidden="true"
      className="min-h-dvh sm:grid sm:grid-cols-[3.5rem_minmax(0,1fr)] lg:grid-cols-[13.5rem_minmax(0,1fr)]"
    >
      <div className="border-e border-line bg-canvas max-sm:hidden">
        <div className="flex h-12 items-center gap-2.5 px-5 font-semibold max-lg:justify-center max-lg:px-0">
          <BrandMark />
          <span className="max-lg:hidden">MoltFlow</span>
        </div>
      </div>
      <div className="h-12 border-b border-line bg-page" />
    </div>
  );
}
