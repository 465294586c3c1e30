import { lazy, Suspense } from 'react';
import { Navigate } from 'react-router-dom';
import { useLoginState } from './api/connection.ts';
import { ShellOutline } from './layout/ShellOutline.tsx';
import { paths } from './paths.ts';

/** Not a route's own `lazy`, which would load it for a stranger on the way to the login too. */
export const loadDashboard = () => import('./Dashboard.tsx');

const Dashboard = lazy(async () => ({ default: (await loadDashboard()).Dashboard }));

/** Lets the pages behind the login be seen, and sends away whoever signs out, in whichever tab. */
export function SignedIn() {
  const login = useLoginState();
  if (login === 'signed-out') return <Navigate to={paths.login()} replace />;
  return (
    <Suspense fallback={<ShellOutline />}>
      <Dashboard />
    </Suspense>
  );
}
