import { useLayoutEffect, useRef } from 'react';
import { type NavigateOptions, useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import { changeView, formatView, type ListView, parseView } from './list-view.ts';

export type ChangeView = (change: Partial<ListView>, options?: NavigateOptions) => void;

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
    intended.current = changeView(intended.current, asked);
    navigate({ pathname, search: formatView(intended.current) }, options);
  };
  return { view, change };
}
