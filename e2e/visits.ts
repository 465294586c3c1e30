import { paths } from '../src/paths.ts';
import type { Api } from './fixtures/api.ts';
import { pairedSession, unpairedSession } from './fixtures/sessions.ts';

/** A page as it is worth looking at. */
export interface Visit {
  /** Its route in src/routes.tsx. */
  readonly pattern: string;
  /** What is to be seen there, told apart from other visits of the same route. */
  readonly shows: string;
  readonly path: string;
  readonly who: 'owner' | 'anyone' | 'first visitor';
  /** Brings about what it shows. */
  readonly prepare?: (api: Api) => Promise<unknown>;
}

const session = 'front-desk';
const paired = (api: Api) => pairedSession(api, session);
const unpaired = (api: Api) => unpairedSession(api, session);

/** At least one for every route: a test compares this list with the routes. */
export const visits: readonly Visit[] = [
  { pattern: '/setup', shows: 'the setup form', path: paths.setup(), who: 'first visitor' },
  { pattern: '/login', shows: 'the login form', path: paths.login(), who: 'anyone' },
  { pattern: '/sessions', shows: 'no session yet', path: paths.sessions(), who: 'owner' },
  { pattern: '/sessions', shows: 'a list', path: paths.sessions(), who: 'owner', prepare: paired },
  { pattern: '/sessions/new', shows: 'its dialog', path: paths.newSession(), who: 'owner' },
  {
    pattern: '/sessions/:name',
    shows: 'a code',
    path: paths.session(session),
    who: 'owner',
    prepare: unpaired,
  },
  {
    pattern: '/sessions/:name',
    shows: 'a paired phone',
    path: paths.session(session),
    who: 'owner',
    prepare: paired,
  },
  {
    pattern: '/sessions/:name/delete',
    shows: 'its dialog',
    path: paths.deleteSession(session),
    who: 'owner',
    prepare: paired,
  },
  { pattern: '*', shows: 'that there is no such page', path: '/nowhere', who: 'owner' },
];
