import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type RowRange, rowsNear } from './row-window.ts';

/** Until a row was measured. */
const usualHeight = 40;
/** A first guess, before anything could be measured. */
const firstRange: RowRange = { first: 0, end: 40 };
/** Of the bar that stays at the top of the page, in px: what is under it is not seen. */
const barHeight = 48;

function measure(body: HTMLElement) {
  const row = body.querySelector('tr[aria-rowindex]');
  const rowHeight = row?.getBoundingClientRect().height || usualHeight;
  return { rowHeight, above: barHeight - body.getBoundingClientRect().top };
}

/**
 * Which of a table's rows to draw. All are equally high, so one is measured for all; the document
 * scrolls, and the table with it.
 */
export function useRowWindow(count: number) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [range, setRange] = useState(firstRange);
  const [rowHeight, setRowHeight] = useState(usualHeight);

  const look = useCallback(() => {
    if (!body.current) return;
    const measured = measure(body.current);
    setRowHeight(measured.rowHeight);
    const next = rowsNear(count, { ...measured, height: window.innerHeight });
    setRange((now) => (now.first === next.first && now.end === next.end ? now : next));
  }, [count]);

  useLayoutEffect(look, [look]);
  useEffect(() => {
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [look]);

  const rowAtTop = useCallback(() => {
    if (!body.current) return 0;
    const { above, rowHeight } = measure(body.current);
    return Math.max(0, Math.round(above / rowHeight));
  }, []);

  const scrollToRow = useCallback((row: number) => {
    if (!body.current) return;
    const { above, rowHeight } = measure(body.current);
    window.scrollTo({ top: row === 0 ? 0 : window.scrollY - above + row * rowHeight });
  }, []);

  return { body, range, rowHeight, rowAtTop, scrollToRow };
}
