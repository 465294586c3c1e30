import type { Session } from '../../contract/sessions.ts';
import { type SessionVerb, verbRefusal } from '../../rules/session-verbs.ts';
import { type Caller, seesSession } from '../domain/access.ts';
import { Refusal } from '../refusal.ts';
import type { HandlerDeps, HandlersOf } from './deps.ts';
import { findSession, needNetwork, refusalWords } from './session-access.ts';

const pageSize = 50;

type SessionEndpoints =
  | 'listSessions'
  | 'createSession'
  | 'getSession'
  | 'deleteSession'
  | 'sessionHistory'
  | 'startSession'
  | 'stopSession'
  | 'restartSession'
  | 'logoutSession'
  | 'getQrCode';

export function sessionHandlers(deps: HandlerDeps): HandlersOf<SessionEndpoints> {
  const { store, whatsapp, sandbox, live, clock } = deps;

  async function sessionFor(verb: SessionVerb, caller: Caller, name: string): Promise<Session> {
    const session = await findSession(store, caller, name);
    const refusal = verbRefusal(verb, session);
    if (refusal) throw new Refusal('INVALID_TRANSITION', refusalWords(refusal, session));
    if (verb === 'start' || verb === 'restart') needNetwork(sandbox, session.network);
    return session;
  }

  return {
    async listSessions({ caller }) {
      const sessions = await store.sessions.list();
      if (caller.sessionIds === null) return sessions;
      return sessions.filter(({ id }) => seesSession(caller, id));
    },

    async createSession({ caller, body }) {
      if (caller.sessionIds !== null) {
        throw new Refusal('FORBIDDEN', 'This credential is limited to sessions that exist.');
      }
      const { name, network, status } = body;
      needNetwork(sandbox, network);
      const session = await store.sessions.create({
        name,
        network,
        status,
        wanted: status === 'starting',
        at: clock.now(),
      });
      if (!session) throw new Refusal('SESSION_EXISTS', `Session '${name}' already exists`);
      live.publish({ event: 'status', data: { ...session, session: name }, sessionId: session.id });
      return status === 'starting' ? whatsapp.start(session) : session;
    },

    getSession: ({ caller, params }) => findSession(store, caller, params.name),

    async deleteSession({ caller, params }) {
      const session = await sessionFor('delete', caller, params.name);
      await whatsapp.remove(session);
      await store.sessions.delete(session.id);
      live.publish({
        event: 'session_deleted',
        data: { session: session.name },
        sessionId: session.id,
      });
      return { message: 'Session deleted successfully' };
    },

    async sessionHistory({ caller, params, query }) {
      const session = await findSession(store, caller, params.name);
      const page = { limit: query.limit ?? pageSize, cursor: query.cursor ?? null };
      return store.sessions.history(session.id, page);
    },

    startSession: async ({ caller, params }) =>
      whatsapp.start(await sessionFor('start', caller, params.name)),
    stopSession: async ({ caller, params }) =>
      whatsapp.stop(await sessionFor('stop', caller, params.name)),
    restartSession: async ({ caller, params }) =>
      whatsapp.restart(await sessionFor('restart', caller, params.name)),
    logoutSession: async ({ caller, params }) =>
      whatsapp.logout(await sessionFor('logout', caller, params.name)),

    async getQrCode({ caller, params }) {
      const session = await findSession(store, caller, params.name);
      const qr = whatsapp.qr(session.id);
      if (!qr) throw new Refusal('NO_QR_CODE', `Session '${session.name}' shows no code now.`);
      return qr;
    },
  };
}
