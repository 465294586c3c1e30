import { type LoaderFunctionArgs, type RouteObject, redirect } from 'react-router-dom';
import { connect, loginState, mayBeSignedIn } from './api/connection.ts';
import { ErrorScreen } from './layout/ErrorScreen.tsx';
import { NotFoundPage } from './layout/NotFoundPage.tsx';
import { Root } from './layout/Root.tsx';
import { ShellOutline } from './layout/ShellOutline.tsx';
import { StartFailure } from './layout/StartFailure.tsx';
import { paths } from './paths.ts';
import { loadDashboard, SignedIn } from './SignedIn.tsx';
import { safeNext } from './safe-next.ts';

async function requireLogin({ request }: LoaderFunctionArgs) {
  if (mayBeSignedIn()) void loadDashboard();
  await connect();
  const { pathname, search } = new URL(request.url);
  return loginState() === 'signed-out' ? redirect(paths.login(pathname + search)) : null;
}

async function skipWhenSignedIn({ request }: LoaderFunctionArgs) {
  // A server out of reach is no reason to hide the login: the page says what is wrong.
  await connect().catch(() => {});
  const { search } = new URL(request.url);
  return loginState() === 'signed-in' ? redirect(safeNext(search)) : null;
}

/** A login is looked for once a load; from then on its end is noticed where it happens. */
const onlyAtFirst = () => false;

/** Every page and its address. A loader starts what its page asks for, and waits for the login only. */
export const routes: RouteObject[] = [
  {
    Component: Root,
    HydrateFallback: () => (mayBeSignedIn() ? <ShellOutline /> : null),
    ErrorBoundary: StartFailure,
    children: [
      {
        path: '/login',
        loader: skipWhenSignedIn,
        lazy: {
          Component: async () => (await import('./features/login/LoginPage.tsx')).LoginPage,
        },
      },
      {
        path: '/setup',
        loader: skipWhenSignedIn,
        lazy: {
          Component: async () => (await import('./features/setup/SetupPage.tsx')).SetupPage,
        },
      },
      {
        Component: SignedIn,
        loader: requireLogin,
        shouldRevalidate: onlyAtFirst,
        children: [
          {
            ErrorBoundary: ErrorScreen,
            children: [
              { path: '/', loader: () => redirect(paths.sessions()) },
              {
                path: '/sessions',
                lazy: {
                  loader: async () =>
                    (await import('./features/sessions/loaders.ts')).startSessions,
                  Component: async () =>
                    (await import('./features/sessions/list/SessionsPage.tsx')).SessionsPage,
                },
                children: [
                  {
                    path: 'new',
                    lazy: {
                      Component: async () =>
                        (await import('./features/sessions/NewSessionDialog.tsx')).NewSessionDialog,
                    },
                  },
                ],
              },
              {
                path: '/sessions/:name',
                lazy: {
                  loader: async () => (await import('./features/sessions/loaders.ts')).startSession,
                  Component: async () =>
                    (await import('./features/sessions/SessionPage.tsx')).SessionPage,
                },
                children: [
                  {
                    path: 'delete',
                    lazy: {
                      Component: async () =>
                        (await import('./features/sessions/DeleteSessionDialog.tsx'))
                          .DeleteSessionDialog,
                    },
                  },
                ],
              },
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
];
