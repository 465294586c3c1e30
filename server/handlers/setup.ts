import { hashPassword } from '../auth/passwords.ts';
import { setupTokenFits, spendSetupToken } from '../auth/setup.ts';
import { Refusal } from '../refusal.ts';
import type { HandlerDeps, HandlersOf } from './deps.ts';

export function setupHandlers(deps: HandlerDeps): HandlersOf<'setupState' | 'setup'> {
  const { store, clock } = deps;
  const done = () => new Refusal('SETUP_DONE', 'The first owner exists already: log in.');

  return {
    setupState: async () => ({ required: !(await store.users.hasAny()) }),

    async setup({ body }) {
      if (await store.users.hasAny()) throw done();
      if (!(await setupTokenFits(store, body.token))) {
        throw new Refusal(
          'SETUP_TOKEN_INVALID',
          'This setup link is not the newest one. The server prints a new one when it starts.',
        );
      }
      const owner = await store.users.createFirstOwner({
        email: body.email,
        passwordHash: await hashPassword(body.password),
        fullName: body.full_name || null,
        at: clock.now(),
      });
      if (!owner) throw done();
      await spendSetupToken(store);
      return owner;
    },
  };
}
