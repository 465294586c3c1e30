import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { systemClock } from '../../../../rules/clock.ts';
import { type ListView, pageOfRow, pageSize } from './list-view.ts';
import type { ChangeView } from './use-list-view.ts';

/** So long after the last scroll it counts as over; not every browser tells its end. */
const restMs = 150;

interface Place {
  readonly rowAtTop: () => number;
  readonly scrollToRow: (row: number) => void;
}

/** Keeps the page of the URL where the list is scrolled to: a reload, a link and Back lead there. */
export function usePlace(
  view: ListView,
  change: ChangeView,
  { rowAtTop, scrollToRow }: Place,
): void {
  const reached = useRef(1);

  useLayoutEffect(() => {
    if (view.page === reached.current) return;
    reached.current = view.page;
    scrollToRow((view.page - 1) * pageSize);
  }, [view.page, scrollToRow]);

  const onRest = useEffectEvent(() => {
    const page = pageOfRow(rowAtTop());
    if (page === reached.current) return;
    reached.current = page;
    change({ page }, { replace: true, preventScrollReset: true });
  });

  useEffect(() => {
    let cancel = () => {};
    const onScroll = () => {
      cancel();
      cancel = systemClock.after(restMs, () => onRest());
    };
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancel();
      window.removeEventListener('scroll', onScroll);
    };
  }, []);
}
