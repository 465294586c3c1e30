import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router-dom';
import { mayBeSignedIn } from './api/connection.ts';
import { startLocale } from './locale.ts';
import { paths } from './paths.ts';
import { routes } from './routes.tsx';
import { isEntrance } from './safe-next.ts';
import './ui/styles.css';

startLocale();

// Sent to the login before the router starts, a stranger loads none of the pages behind it.
if (!mayBeSignedIn() && !isEntrance(location.pathname)) {
  history.replaceState(null, '', paths.login(location.pathname + location.search));
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <RouterProvider router={createBrowserRouter(routes)} />
      </I18nProvider>
    </StrictMode>,
  );
}
