import { useLayoutEffect } from 'react';
import { Outlet, ScrollRestoration } from 'react-router-dom';
import { RouteFocus } from './RouteFocus.tsx';
import { showTheme, useTheme } from './theme.ts';

/** What every page has, with or without a login: the outermost route's element. */
export function Root() {
  const theme = useTheme((state) => state.theme);
  useLayoutEffect(() => showTheme(theme), [theme]);

  return (
    <>
      <Outlet />
      <RouteFocus />
      <ScrollRestoration />
    </>
  );
}
