const part = encodeURIComponent;

/** Where `next` leads back to after the login. */
export const nextParam = 'next';

/** Every address of the dashboard. */
export const paths = {
  overview: () => '/',
  sessions: () => '/sessions',
  newSession: () => '/sessions/new',
  session: (name: string) => `/sessions/${part(name)}`,
  deleteSession: (name: string) => `/sessions/${part(name)}/delete`,
  pairingCode: (name: string) => `/sessions/${part(name)}/pairing-code`,
  pairingLink: (name: string) => `/sessions/${part(name)}/pairing-link`,
  /** The page that a pairing link opens; its token is in the fragment. */
  pair: () => '/pair',
  login: (next?: string) => (next ? `/login?${nextParam}=${part(next)}` : '/login'),
  setup: () => '/setup',
  servers: (next?: string) => (next ? `/servers?${nextParam}=${part(next)}` : '/servers'),
} as const;
