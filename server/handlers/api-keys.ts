import { makeApiKey } from '../auth/api-key-secrets.ts';
import { sha256 } from '../auth/secrets.ts';
import { invalidField, Refusal } from '../refusal.ts';
import type { HandlerDeps, HandlersOf } from './deps.ts';

const dayMs = 24 * 3600 * 1000;
const pageSize = 50;

export function apiKeyHandlers(
  deps: HandlerDeps,
): HandlersOf<'listApiKeys' | 'createApiKey' | 'getApiKey' | 'revokeApiKey'> {
  const { store, clock, authenticator } = deps;
  const notFound = (id: number) => new Refusal('API_KEY_NOT_FOUND', `API key ${id} not found`);

  return {
    listApiKeys: ({ query }) =>
      store.apiKeys.list({
        limit: query.limit ?? pageSize,
        cursor: query.cursor ?? null,
        at: clock.now(),
      }),

    async createApiKey({ caller, body }) {
      const at = clock.now();
      const { secret, keyPrefix, last4 } = makeApiKey();
      const sessionNames = body.session_names ?? null;
      const made = await store.apiKeys.create({
        name: body.name,
        keyPrefix,
        last4,
        secretHash: sha256(secret),
        scopes: [...new Set(body.scopes)],
        sessionNames: sessionNames && [...new Set(sessionNames)],
        createdBy: caller.user.id,
        at,
        expiresAt: body.expires_in_days ? at + body.expires_in_days * dayMs : null,
      });
      if ('unknownSession' in made) {
        const index = sessionNames?.indexOf(made.unknownSession) ?? -1;
        throw invalidField(`session_names[${index}]`, 'There is no session of this name.');
      }
      return { ...made, raw_key: secret };
    },

    async getApiKey({ params }) {
      const key = await store.apiKeys.get(params.id, clock.now());
      if (!key) throw notFound(params.id);
      return key;
    },

    async revokeApiKey({ params }) {
      if (!(await store.apiKeys.revoke(params.id, clock.now()))) throw notFound(params.id);
      authenticator.revoke({ kind: 'key', keyId: params.id });
      return { message: 'API key revoked successfully' };
    },
  };
}
