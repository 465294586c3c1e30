/** Where a floating part stands to its anchor, and which edges are in line; `beside` is at its end edge. */
export interface Placement {
  readonly side: 'below' | 'above' | 'beside';
  readonly align: 'start' | 'middle' | 'end';
}

const gap = 6;
const margin = 8;

/**
 * Puts an element of the top layer beside its anchor, on the other side when there is no room,
 * and never over the window's edge. CSS anchor positioning would do it, where it exists.
 */
export function place(floating: HTMLElement, anchor: Element, { side, align }: Placement): void {
  const a = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = floating;
  const { innerWidth, innerHeight } = window;
  const rightToLeft = getComputedStyle(anchor).direction === 'rtl';

  const middle = { top: a.top + (a.height - height) / 2, left: a.left + (a.width - width) / 2 };
  const below = a.bottom + gap;
  const above = a.top - gap - height;
  const fitsBelow = below + height <= innerHeight - margin;
  const fitsAbove = above >= margin;
  const isAbove = side === 'above' ? fitsAbove || !fitsBelow : fitsAbove && !fitsBelow;
  const atLeft = (align === 'start') !== rightToLeft;

  const top = side === 'beside' ? middle.top : isAbove ? above : below;
  const left =
    side === 'beside'
      ? rightToLeft
        ? a.left - gap - width
        : a.right + gap
      : align === 'middle'
        ? middle.left
        : atLeft
          ? a.left
          : a.right - width;

  Object.assign(floating.style, {
    position: 'fixed',
    inset: 'auto',
    margin: '0',
    top: `${within(top, innerHeight - height)}px`,
    left: `${within(left, innerWidth - width)}px`,
  });
}

function within(wanted: number, room: number): number {
  return Math.max(margin, Math.min(wanted, room - margin));
}
