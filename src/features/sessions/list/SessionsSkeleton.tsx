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
      {nameWidths.map((width, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: these rows have no other identity
          key={index}
          className="grid h-row grid-cols-[160px_minmax(0,1fr)] items-center gap-6 border-t border-line px-4 @2xl:grid-cols-[160px_minmax(0,1fr)_200px_56px_40px]"
        >
          <Skeleton className={width} />
          <Skeleton className="w-28" />
          <Skeleton className="w-full @max-2xl:hidden" />
          <Skeleton className="w-full @max-2xl:hidden" />
          <Skeleton className="w-full @max-2xl:hidden" />
        </div>
      ))}
    </div>
  );
}
