import { createPairingLink } from '../contract/pairing-links.ts';
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
  readonly who: 'owner' | 'anyone' | 'first visitor' | 'holder of a pairing link';
  /** Brings about what it shows; for the holder of a pairing link it answers that. */
  readonly prepare?: (api: Api) => Promise<unknown>;
}

const session = 'front-desk';
const paired = (api: Api) => pairedSession(api, session);
const unpaired = (api: Api) => unpairedSession(api, session);

async function linkOfUnpaired(api: Api): Promise<string> {
  await unpaired(api);
  const { url } = await api.call(createPairingLink, { params: { name: session }, body: {} });
  return url;
}

/** At least one for every route: a test compares this list with the routes. */
export const visits: readonly Visit[] = [
  { pattern: '/setup', shows: 'the setup form', path: paths.setup(), who: 'first visitor' },
  { pattern: '/login', shows: 'the login form', path: paths.login(), who: 'anyone' },
  { pattern: '/servers', shows: 'the servers', path: paths.servers(), who: 'anyone' },
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
  {
    pattern: '/sessions/:name/pairing-code',
    shows: 'where a number is asked for',
    path: paths.pairingCode(session),
    who: 'owner',
    prepare: unpaired,
  },
  {
    pattern: '/sessions/:name/pairing-link',
    shows: 'its dialog, with a living link',
    path: paths.pairingLink(session),
    who: 'owner',
    prepare: linkOfUnpaired,
  },
  { pattern: '/pair', shows: 'that no link is open', path: paths.pair(), who: 'anyone' },
  {
    pattern: '/pair',
    shows: 'a code',
    path: paths.pair(),
    who: 'holder of a pairing link',
    prepare: linkOfUnpaired,
  },
  { pattern: '*', shows: 'that there is no such page', path: '/nowhere', who: 'owner' },
];
