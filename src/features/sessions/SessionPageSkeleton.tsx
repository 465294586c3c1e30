import { Panel } from '../../ui/Panel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';

export function SessionPageSkeleton() {
  return (
    <div
      aria-hidden="true"
      className="grid items-start gap-4 min-[1180px]:grid-cols-[minmax(0,1fr)_288px]"
    >
      <Panel className="@container">
        <div className="grid gap-x-10 gap-y-5 p-6 max-sm:p-3 @xl:grid-cols-[minmax(0,320px)_minmax(0,1fr)]">
          <Skeleton className="mx-auto aspect-square h-auto w-full max-w-80 rounded-panel" />
          <div className="grid content-start gap-5">
            <Skeleton className="h-4 w-48" />
            <Skeleton className="w-full" />
            <Skeleton className="w-3/4" />
            <Skeleton className="w-1/2" />
          </div>
        </div>
      </Panel>
      <Panel className="grid gap-3 p-4">
        <Skeleton className="w-32" />
        <Skeleton className="w-40" />
      </Panel>
    </div>
  );
}
