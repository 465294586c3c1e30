import { i18n } from '@lingui/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { listSessions } from '../contract/sessions.ts';
import { useSessionExpired } from './api/connection.ts';
import { describeError } from './api/describe-error.ts';
import { startLive } from './api/live.ts';
import { prefetch } from './api/query.ts';
import { queryClient } from './api/query-client.ts';
import { forgetDraftsAtSignOut } from './features/sessions/sending/kept-drafts.ts';
import { ConfirmDialog } from './feedback/ConfirmDialog.tsx';
import { Toasts } from './feedback/Toasts.tsx';
import { AppShell } from './layout/shell/AppShell.tsx';
import { messages as english } from './locales/en/dashboard.po';
import { messages as englishStatus } from './locales/en/status.po';

forgetDraftsAtSignOut();
i18n.load('en', { ...english, ...englishStatus });

const SignInAgain = lazy(async () => ({
  default: (await import('./features/login/SignInAgain.tsx')).SignInAgain,
}));

/** Asks for what stands around every page behind the login. */
export const startShell = () => prefetch(listSessions);

/** Everything behind the login. When the login ends by itself it stays, under a dialog to sign in again. */
export function Dashboard() {
  const hasExpired = useSessionExpired();
  useEffect(startLive, []);
  return (
    <QueryClientProvider client={queryClient}>
      <AppShell />
      <Toasts />
      <ConfirmDialog describeError={describeError} />
      <Suspense>{hasExpired && <SignInAgain />}</Suspense>
    </QueryClientProvider>
  );
}
