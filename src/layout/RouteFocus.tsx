import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';

/**
 * Gives focus to the h1 of a page that opens, which reads it out. A dialog with its own address
 * over a page changes the path but not the h1: there focus is the dialog's.
 */
export function RouteFocus() {
  const { pathname } = useLocation();
  const shown = useRef<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the path is the cause
  useEffect(() => {
    const focusHeading = () => {
      const heading = document.querySelector('h1');
      if (!heading) return false;
      const name = heading.textContent ?? '';
      const isFirst = shown.current === null;
      const isSame = shown.current === name;
      shown.current = name;
      // The first page of a visit is read out by the browser itself.
      if (!isFirst && !isSame) heading.focus({ preventScroll: true });
      return true;
    };
    if (focusHeading()) return;

    const observer = new MutationObserver(() => {
      if (focusHeading()) observer.disconnect();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [pathname]);

  return null;
}
