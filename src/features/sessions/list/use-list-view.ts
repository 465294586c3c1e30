import { type MouseEvent, useLayoutEffect, useRef } from 'react';
import { type NavigateOptions, useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import { changeView, formatView, type ListView, parseView } from './list-view.ts';

export type ChangeView = (
  change: Partial<ListView> | ((now: ListView) => Partial<ListView>),
  options?: NavigateOptions,
) => void;

/**
 * Has a link change what the view will be by then, not what it was when the link was drawn. Its own
 * address is for other tabs.
 */
export function followingClick(change: ChangeView, asked: (now: ListView) => Partial<ListView>) {
  return (event: MouseEvent) => {
    const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
    if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
    event.preventDefault();
    change(asked);
  };
}

/** What the URL says of the list, and how to have it say something else. */
export function useListView(): { readonly view: ListView; readonly change: ChangeView } {
  const { key, pathname } = useLocation();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const view = parseView(params);

  // The URL follows a change a moment later, and the next one may come before it has.
  const intended = useRef(view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is new where the address is
  useLayoutEffect(() => {
    intended.current = view;
  }, [key]);

  const change: ChangeView = (asked, options) => {
    const now = intended.current;
    intended.current = changeView(now, typeof asked === 'function' ? asked(now) : asked);
    navigate({ pathname, search: formatView(intended.current) }, options);
  };
  return { view, change };
}
