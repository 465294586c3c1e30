import { tooManyRequests } from '../admission.ts';
import { hashPassword, passwordFits } from '../auth/passwords.ts';
import { seesSession } from '../domain/access.ts';
import { invalidField, Refusal } from '../refusal.ts';
import type { HandlerDeps, HandlersOf } from './deps.ts';

export function accountHandlers(
  deps: HandlerDeps,
): HandlersOf<'me' | 'grant' | 'changePassword' | 'listLogins' | 'endLogin'> {
  const { store, clock, authenticator, loginLimit } = deps;

  return {
    me: ({ caller }) => caller.user,

    async grant({ caller }) {
      const { scopes, sessionIds } = caller;
      if (sessionIds === null) return { scopes: [...scopes], session_names: null };
      const sessions = await store.sessions.list();
      const seen = sessions.filter(({ id }) => seesSession(caller, id));
      return { scopes: [...scopes], session_names: seen.map(({ name }) => name) };
    },

    async changePassword({ caller, body, request }) {
      const { user, loginId } = caller;
      const who = `${user.email} ${request.address}`;
      const { allowed, window } = loginLimit.take(who);
      if (!allowed) throw tooManyRequests(window.resetAt, clock);

      const found = await store.users.findById(user.id);
      if (!(await passwordFits(found?.passwordHash ?? null, body.current_password))) {
        throw invalidField('current_password', 'This is not your password.');
      }
      loginLimit.forget(who);
      await store.users.setPasswordHash(user.id, await hashPassword(body.new_password));
      for (const ended of await store.logins.endOthers(user.id, loginId, clock.now())) {
        authenticator.revoke({ kind: 'login', loginId: ended });
      }
      return { message: 'Password changed successfully' };
    },

    async listLogins({ caller }) {
      const items = await store.logins.list(caller.user.id, caller.loginId, clock.now());
      return { items, next_cursor: null };
    },

    async endLogin({ caller, params }) {
      if (!(await store.logins.end(caller.user.id, params.id, clock.now()))) {
        throw new Refusal('LOGIN_NOT_FOUND', `Login ${params.id} not found`);
      }
      authenticator.revoke({ kind: 'login', loginId: params.id });
      return { message: 'Login ended successfully' };
    },
  };
}
