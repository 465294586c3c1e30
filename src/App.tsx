import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, createHashRouter, RouterProvider } from 'react-router-dom';
import type { Place } from './api/place.ts';
import { startLocale } from './locale.ts';
import { routes } from './routes.tsx';

/** Draws the page at `here` into `root`, in the place of what was there, once it is ready. */
export async function startApp(root: Element, here: Place): Promise<void> {
  startLocale();
  const createRouter = here.mode === 'path' ? createBrowserRouter : createHashRouter;
  const router = createRouter(routes, { basename: here.basename });
  if (!router.state.initialized) {
    await new Promise<void>((ready) => {
      const stop = router.subscribe(({ initialized }) => {
        if (!initialized) return;
        stop();
        ready();
      });
    });
  }
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <RouterProvider router={router} />
      </I18nProvider>
    </StrictMode>,
  );
}
