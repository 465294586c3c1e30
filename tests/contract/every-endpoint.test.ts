import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnyEndpoint } from '../../contract/endpoint.ts';
import { endpoints } from '../../contract/endpoints.ts';
import { type Scope, scopes } from '../../contract/scopes.ts';
import { errorOf, owner, startTestApp, type TestApp } from '../../server/app-fixture.ts';
import { type Api, openApi } from './api.ts';
import { type AnyRequest, answered, ask, pathOf } from './caller.ts';
import { goodCalls, toy } from './good-calls.ts';
import { aboutNothing, fieldsOf, isAboutSomething, wrongRequests } from './wrong-requests.ts';

type Row = readonly [name: keyof typeof endpoints, endpoint: AnyEndpoint];
const rows = Object.entries(endpoints) as [Row[0], AnyEndpoint][];
const only = (is: (endpoint: AnyEndpoint) => unknown) =>
  rows.filter(([, endpoint]) => is(endpoint));
const isScope = ({ scope }: AnyEndpoint) => (scopes as readonly string[]).includes(scope);
const isOpen = ({ scope }: AnyEndpoint) => scope === 'public';
const isPersonal = ({ scope }: AnyEndpoint) => scope === 'login' || scope === 'admin';

let api: Api;
beforeAll(async () => {
  api = await openApi({ config: { rateLimitPerMinute: 10_000 } });
  await api.linked(toy);
});
afterAll(() => api.close());

const asOwner = async (endpoint: AnyEndpoint, request: AnyRequest, headers = {}) =>
  ask(api.app, endpoint, request, {
    ...(!isOpen(endpoint) && { token: await api.ownerToken() }),
    headers,
  });

/** A request to the endpoint that was answered well. */
async function goodRequest([name, endpoint]: Row): Promise<AnyRequest> {
  if (!answered.has(endpoint.name)) await goodCalls[name](api);
  return answered.get(endpoint.name) ?? {};
}

describe('a good call is answered exactly as the contract says', () => {
  test.each(rows)('%s', async (name, endpoint) => {
    answered.delete(endpoint.name);
    await goodCalls[name](api);
    expect([...answered.keys()]).toContain(endpoint.name);
  });
});

describe('without a credential there is no', () => {
  test.each(only((endpoint) => !isOpen(endpoint)))('%s', async (_, endpoint) => {
    const answer = await ask(api.app, endpoint, {});
    expect(await errorOf(answer)).toEqual({ error_code: 'TOKEN_INVALID', status: 401 });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });
});

describe('a token in the URL is none for', () => {
  test.each(only((endpoint) => !isOpen(endpoint) && !('events' in endpoint)))(
    '%s',
    async (_, endpoint) => {
      const token = await api.ownerToken();
      expect((await ask(api.app, endpoint, { query: { token } })).status).toBe(401);
    },
  );
});

describe('a key takes its scope for', () => {
  const managing = (scope: string) => scope.replace(/:read$/, ':manage');

  test.each(only(isScope))('%s', async (_, endpoint) => {
    const scope = endpoint.scope as Scope;
    const { rawKey: without } = await api.key(
      scopes.filter((other) => other !== scope && other !== managing(scope)),
    );
    const refused = await ask(api.app, endpoint, {}, { apiKey: without });
    expect(await errorOf(refused)).toEqual({ error_code: 'INSUFFICIENT_SCOPE', status: 403 });
    expect(refused.headers.get('x-required-scopes')).toBe(scope);

    const { rawKey: enough } = await api.key([scope]);
    const answer = await ask(api.app, endpoint, {}, { apiKey: enough });
    expect([401, 403]).not.toContain(answer.status);
    await answer.body?.cancel();
  });
});

describe('no key, whatever its scopes, is a person for', () => {
  test.each(only(isPersonal))('%s', async (_, endpoint) => {
    const { rawKey } = await api.key([...scopes]);
    const refused = await ask(api.app, endpoint, {}, { apiKey: rawKey });
    expect(await errorOf(refused)).toEqual({ error_code: 'FORBIDDEN', status: 403 });
  });
});

describe('a wrong field, and no other, is named by', () => {
  test.each(only((endpoint) => fieldsOf(endpoint).length > 0))('%s', async (...row) => {
    const [, endpoint] = row;
    for (const { field, request } of wrongRequests(endpoint, await goodRequest(row))) {
      const { error_code, paths } = await errorOf(await asOwner(endpoint, request));
      const named = new Set(paths);
      const expected = { error_code: 'VALIDATION_ERROR', named: new Set([field]) };
      expect({ request, error_code, named }).toEqual({ request, ...expected });
    }
  });

  test.each(only(({ idempotent }) => idempotent))('%s: its Idempotency-Key', async (...row) => {
    const good = await goodRequest(row);
    for (const key of ['two words', 'x'.repeat(256)]) {
      const answer = await asOwner(row[1], good, { 'Idempotency-Key': key });
      expect(await errorOf(answer)).toMatchObject({ paths: ['Idempotency-Key'] });
    }
  });
});

describe('a body must be a JSON object, and not too long, for', () => {
  test.each(only(({ body }) => body))('%s', async (_, endpoint) => {
    for (const text of ['{"name":', 'name=x', '\u{feff}{}x']) {
      const answer = await asOwner(endpoint, { body: text });
      expect(await errorOf(answer)).toEqual({ error_code: 'INVALID_JSON', status: 400 });
    }
    for (const text of ['[]', 'null', '"x"', '7']) {
      const answer = await asOwner(endpoint, { body: text });
      expect(await errorOf(answer)).toMatchObject({ paths: ['body'] });
    }
    const answer = await asOwner(endpoint, { body: `"${'x'.repeat(1_000_000)}"` });
    expect(await errorOf(answer)).toEqual({ error_code: 'PAYLOAD_TOO_LARGE', status: 413 });
  });
});

describe('what does not exist is not found by', () => {
  test.each(only(isAboutSomething))('%s', async (...row) => {
    const [name, endpoint] = row;
    const { request, code } = aboutNothing(name, endpoint, await goodRequest(row));
    const answer = await errorOf(await asOwner(endpoint, request));
    expect(answer).toEqual({ error_code: code, status: 404 });
  });
});

describe('a wrong verb is told the right ones at', () => {
  const paths = [...new Set(rows.map(([, { path }]) => path))].map((path) => {
    const here = rows.map(([, endpoint]) => endpoint).filter((endpoint) => endpoint.path === path);
    return [path, here] as const;
  });

  test.each(paths)('%s', async (_, here) => {
    const [first] = here;
    const methods: string[] = here.map(({ method }) => method);
    const answer = await api.app.request(first ? pathOf(first) : '', { method: 'PUT' });
    expect(await errorOf(answer)).toEqual({ error_code: 'METHOD_NOT_ALLOWED', status: 405 });
    const allowed = answer.headers.get('allow')?.split(', ');
    const head = methods.includes('GET') ? ['HEAD'] : [];
    expect(allowed?.toSorted()).toEqual([...methods, ...head, 'OPTIONS'].toSorted());
  });
});

describe('GUIDE_ONLY', () => {
  let guide: TestApp;
  let token: string;
  beforeAll(async () => {
    guide = await startTestApp({ store: api.app.store, config: { guideOnly: true } });
    token = await guide.login();
  });

  test.each(only(({ inGuide }) => inGuide))('leaves %s', async (_, endpoint) => {
    const { error_code } = await errorOf(await ask(guide, endpoint, {}));
    expect(['TOKEN_INVALID', 'VALIDATION_ERROR']).toContain(error_code);
  });

  test.each(only(({ inGuide }) => !inGuide))('knows no %s', async (_, endpoint) => {
    const answer = await ask(guide, endpoint, {}, { token });
    expect(await errorOf(answer)).toEqual({ error_code: 'NOT_FOUND', status: 404 });
  });
});

test('after all this no secret is in the log', async () => {
  await goodCalls.sandboxReceived(api);
  const log = api.app.logText();
  expect(log).toContain('/sessions/{name}/messages');
  for (const secret of [owner.password, await api.ownerToken(), 'molt_sk_', 'Read me', '2@']) {
    expect(log).not.toContain(secret);
  }
});
