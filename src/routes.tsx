import { type LoaderFunctionArgs, type RouteObject, redirect } from 'react-router-dom';
import { connect, isStrange, loginState, mayBeSignedIn } from './api/connection.ts';
import { pageOf } from './api/place.ts';
import { loadDashboard, loadEntrance } from './first-pages.ts';
import { Root } from './layout/Root.tsx';
import { StartFailure } from './layout/StartFailure.tsx';
import { paths } from './paths.ts';
import { SignedIn } from './SignedIn.tsx';
import { safeNext } from './safe-next.ts';

async function requireLogin({ request }: LoaderFunctionArgs) {
  if (mayBeSignedIn()) void loadDashboard();
  await connect();
  return loginState() === 'signed-out' ? redirect(paths.login(pageOf(request))) : null;
}

async function skipWhenSignedIn({ request }: LoaderFunctionArgs) {
  // A server out of reach is no reason to hide the login: the page says what is wrong.
  await connect().catch(() => {});
  const { search } = new URL(request.url);
  if (isStrange()) return redirect(paths.servers() + search);
  return loginState() === 'signed-in' ? redirect(safeNext(search)) : null;
}

/** What is wrong with the server is no reason to hide the others. */
async function knowServer() {
  await connect().catch(() => {});
  return null;
}

/** A login is looked for once a load; from then on its end is noticed where it happens. */
const onlyAtFirst = () => false;

/** Every page and its address. A loader starts what its page asks for, and waits for the login only. */
export const routes: RouteObject[] = [
  {
    Component: Root,
    ErrorBoundary: StartFailure,
    children: [
      {
        path: '/login',
        loader: skipWhenSignedIn,
        lazy: {
          Component: async () => (await loadEntrance()).LoginPage,
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
        path: '/servers',
        loader: knowServer,
        lazy: {
          Component: async () => (await import('./features/login/ServersPage.tsx')).ServersPage,
        },
      },
      {
        path: '/pair',
        lazy: { Component: async () => (await import('./Pair.tsx')).Pair },
      },
      {
        Component: SignedIn,
        loader: requireLogin,
        shouldRevalidate: onlyAtFirst,
        children: [
          {
            lazy: {
              ErrorBoundary: async () => (await import('./layout/ErrorScreen.tsx')).ErrorScreen,
            },
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
                  // Drawn by the page above it, beside the code.
                  { path: 'pairing-code', Component: () => null },
                  {
                    path: 'pairing-link',
                    lazy: {
                      Component: async () =>
                        (await import('./features/sessions/pairing/PairingLinkDialog.tsx'))
                          .PairingLinkDialog,
                    },
                  },
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
              {
                path: '*',
                lazy: {
                  Component: async () => (await import('./layout/NotFoundPage.tsx')).NotFoundPage,
                },
              },
            ],
          },
        ],
      },
    ],
  },
];
