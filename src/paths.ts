const part = encodeURIComponent;

/** Where `next` leads back to; only the login page reads it. */
export const nextParam = 'next';

/** Every address of the dashboard. */
export const paths = {
  overview: () => '/',
  sessions: () => '/sessions',
  newSession: () => '/sessions/new',
  session: (name: string) => `/sessions/${part(name)}`,
  deleteSession: (name: string) => `/sessions/${part(name)}/delete`,
  login: (next?: string) => (next ? `/login?${nextParam}=${part(next)}` : '/login'),
  setup: () => '/setup',
} as const;
