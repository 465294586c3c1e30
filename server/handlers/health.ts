import { Refusal } from '../refusal.ts';
import type { HandlerDeps, HandlersOf } from './deps.ts';

export function healthHandlers(deps: HandlerDeps): HandlersOf<'health'> {
  const { store, sandbox, version, log } = deps;
  return {
    async health() {
      try {
        await store.ping();
      } catch (err) {
        log.error({ err }, 'the database does not answer');
        throw new Refusal('NOT_READY', 'The database does not answer.');
      }
      return { status: 'ok', version, sandbox: sandbox !== null };
    },
  };
}
