/** Not a route's own `lazy`, which would load it for a stranger on the way to the login too. */
export const loadDashboard = () => import('./Dashboard.tsx');

/** Where a stranger begins. */
export const loadEntrance = () => import('./features/login/LoginPage.tsx');

/** Has the pages behind the login, and what they show first, come while React does. */
export async function startDashboard(): Promise<void> {
  const { startShell } = await loadDashboard();
  startShell();
}
