import { type KeyboardEvent, type ReactNode, useCallback, useRef, useState } from 'react';
import { type Placement, place } from './place.ts';

const defaultPlacement: Placement = { side: 'below', align: 'middle' };

/**
 * A word beside a part that is hovered or focused. It repeats what the part's name or description
 * already says, so it is hidden from assistive technology. Esc puts it away; the pointer may rest on it.
 */
export function useTooltip(text: string | null | undefined, placement = defaultPlacement) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const leaving = useRef<number>(undefined);

  const show = (element: Element) => {
    window.clearTimeout(leaving.current);
    setAnchor(element);
  };
  const hide = () => {
    window.clearTimeout(leaving.current);
    leaving.current = window.setTimeout(() => setAnchor(null), 80);
  };
  const dismiss = () => {
    window.clearTimeout(leaving.current);
    setAnchor(null);
  };
  const open = useCallback(
    (floating: HTMLElement | null) => {
      if (!floating || !anchor) return;
      floating.showPopover();
      place(floating, anchor, placement);
    },
    [anchor, placement],
  );

  const anchorProps = {
    onPointerEnter: (event: { currentTarget: Element; pointerType: string }) => {
      if (event.pointerType === 'mouse') show(event.currentTarget);
    },
    onPointerLeave: hide,
    onFocus: (event: { currentTarget: Element }) => {
      if (event.currentTarget.matches(':focus-visible')) show(event.currentTarget);
    },
    onBlur: hide,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !anchor) return;
      event.preventDefault();
      event.stopPropagation();
      dismiss();
    },
  };

  const tooltip: ReactNode = anchor && text && (
    <span
      ref={open}
      popover="manual"
      aria-hidden="true"
      onPointerEnter={() => show(anchor)}
      onPointerLeave={hide}
      className="appear max-w-64 rounded-control bg-text px-2 py-1 text-13 font-normal whitespace-normal text-page"
    >
      {text}
    </span>
  );

  return { anchorProps, tooltip, dismiss };
}
