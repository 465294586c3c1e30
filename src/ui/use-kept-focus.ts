import { type FocusEvent, useEffect, useRef } from 'react';

/**
 * For a part whose content is exchanged while it is used: when the element that had focus goes,
 * the part takes it, so that the keyboard goes on from here and not from the top of the page.
 */
export function useKeptFocus<T extends HTMLElement>() {
  const part = useRef<T>(null);
  const last = useRef<Element | null>(null);

  useEffect(() => {
    if (!last.current || last.current.isConnected) return;
    last.current = null;
    if (document.activeElement === document.body) part.current?.focus({ preventScroll: true });
  });

  return {
    ref: part,
    tabIndex: -1,
    onFocus: (event: FocusEvent) => {
      last.current = event.target;
    },
  };
}
