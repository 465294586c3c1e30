import { Skeleton } from '../../../ui/Skeleton.tsx';

const nameWidths = ['w-28', 'w-36', 'w-24', 'w-32', 'w-28', 'w-20'];

/** A toolbar and a few rows, where they will stand. */
export function SessionsSkeleton() {
  return (
    <div aria-hidden="true">
      <div className="flex h-[calc(var(--control)+1rem)] items-center gap-6 px-4">
        <Skeleton className="w-12" />
        <Skeleton className="w-24" />
        <Skeleton className="w-20" />
      </div>
      <div className="h-9 border-t border-line @max-2xl:h-11" />
      {nameWidths.map((width, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: these rows have no other identity
          key={index}
          className="grid h-22 content-center items-center gap-x-6 gap-y-3 border-t border-line px-4 @2xl:h-row @2xl:grid-cols-[16px_120px_minmax(0,1fr)_128px_24px] @2xl:ps-4 @max-2xl:ps-12"
        >
          <Skeleton className="w-4 @max-2xl:hidden" />
          <Skeleton className={width} />
          <Skeleton className="w-28" />
          <Skeleton className="w-32 @2xl:w-full" />
          <Skeleton className="w-full @max-2xl:hidden" />
        </div>
      ))}
    </div>
  );
}
