import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../../contract/endpoints.ts';
import { health } from '../../contract/server.ts';
import { type Api, openApi } from './api.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

test('health tells what runs here', async () => {
  const answer = await api.anyone.call(health, {});
  expect(answer).toEqual({ status: 'ok', version: '1.2.3', sandbox: true });
});

test('health tells when the database is gone', async () => {
  const broken = await openApi({ withSandbox: false, withoutOwner: true });
  await broken.app.store.close();
  const answer = await broken.app.request('/health');
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ error_code: 'NOT_READY', status: 503 });
});

test('a GET is also a HEAD, without its body', async () => {
  const token = await api.ownerToken();
  for (const path of ['/health', '/sessions', '/events', '/docs']) {
    const answer = await api.app.request(path, { method: 'HEAD', token });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
  }
});

describe('the description of the API', () => {
  test('names every endpoint, its status and its scope', async () => {
    const answer = await api.app.request('/openapi.json');
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    const { paths } = (await answer.json()) as {
      paths: Record<string, Record<string, { operationId: string; responses: object }>>;
    };
    for (const endpoint of Object.values(endpoints)) {
      const operation = paths[endpoint.path]?.[endpoint.method.toLowerCase()];
      const status = 'status' in endpoint ? endpoint.status : 200;
      expect(operation?.operationId).toBe(endpoint.name);
      expect(operation?.responses).toHaveProperty(String(status));
    }
  });

  test('can be read by people, without a login', async () => {
    const answer = await api.app.request('/docs');
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    const page = await answer.text();
    for (const { path, summary } of Object.values(endpoints)) {
      expect(page).toContain(path);
      expect(page).toContain(summary.replaceAll("'", '&#39;'));
    }
  });
});
