import { lazy, Suspense } from 'react';
import { Navigate } from 'react-router-dom';
import { useLoginState, usePerson } from './api/connection.ts';
import { loadDashboard } from './first-pages.ts';
import { paths } from './paths.ts';

const Dashboard = lazy(async () => ({ default: (await loadDashboard()).Dashboard }));

/**
 * Lets the pages behind the login be seen, and sends away whoever signs out, in whichever tab.
 * Nothing of them outlives the person they were for.
 */
export function SignedIn() {
  const login = useLoginState();
  const person = usePerson();
  if (login === 'signed-out') return <Navigate to={paths.login()} replace />;
  return (
    <Suspense>
      <Dashboard key={person} />
    </Suspense>
  );
}
