import { describe, expect, test } from 'vitest';
import { createApiKey, listApiKeys, revokeApiKey } from '../../../contract/api-keys.ts';
import { sendMessage } from '../../../contract/messages.ts';
import { createSession, listSessions } from '../../../contract/sessions.ts';
import type { ApiError } from '../api-error.ts';
import { clientBefore, errorOf, html, json, now, support } from './client-fixture.ts';

const sales = { ...support, id: 43, name: 'sales', status: 'qr_code' };

describe('a success', () => {
  test('may have any status of 2xx and fields we do not know; decorations get defaults', async () => {
    const { client } = clientBefore(json({ ...support, plan: 'gold', status: 'hibernating' }, 203));
    expect(await client.call(createSession, { body: { name: 'a' } })).toEqual({
      ...support,
      status: 'hibernating',
      status_reason: null,
      status_until: null,
      phone_number: null,
      push_name: null,
      network: 'whatsapp',
      updated_at: null,
      status_since: null,
      last_inbound_at: null,
      last_ack_at: null,
    });
  });

  test('a bare list may come as { items }, and the other way round', async () => {
    const key = {
      id: 1,
      name: 'k',
      key_prefix: 'molt_sk_ab',
      scopes: ['new:scope'],
      created_at: '',
    };
    const { client } = clientBefore(
      json({ items: [support, sales], total: 2 }),
      json([key]),
      json({ items: [key] }),
    );
    expect(await client.call(listSessions, {})).toHaveLength(2);
    for (let i = 0; i < 2; i += 1) {
      const page = await client.call(listApiKeys, { query: {} });
      expect(page.next_cursor).toBeNull();
      expect(page.items.map((item) => item.scopes)).toEqual([['new:scope']]);
    }
  });

  test('an odd row costs that row only, and is reported', async () => {
    const { client, odd } = clientBefore(json([support, { ...sales, id: '43' }, null, sales]));
    const sessions = await client.call(listSessions, {});
    expect(sessions.map((session) => session.name)).toEqual(['support-team', 'sales']);
    expect(odd).toEqual([
      { index: 1, problem: '[1].id: Invalid input' },
      { index: 2, problem: '[2]: Invalid input' },
    ]);
  });

  test('a list of which nothing fits is an error, not an empty list', async () => {
    const { client } = clientBefore(json([{ name: 'a' }]));
    const error = await errorOf(client.call(listSessions, {}));
    expect(error.code).toBe('CONTRACT_MISMATCH');
    expect(error.message).toBe('GET /sessions (listSessions): [0].id: Invalid input');
  });

  test('a missing field we depend on is named with its endpoint', async () => {
    const { client } = clientBefore(json({ success: true, result: { key: {}, timestamp: 1 } }));
    const request = { params: { name: 'a' }, body: { chatId: 'x', text: 'y' } };
    const error = await errorOf(client.call(sendMessage, request));
    expect(error.code).toBe('CONTRACT_MISMATCH');
    expect(error.message).toContain('sendMessage');
    expect(error.message).toContain('result.key.id');
  });

  test.each([
    ['204', () => new Response(null, { status: 204 })],
    ['an empty 200', () => new Response('')],
    ['another confirmation', () => json({ deleted: true })],
    ['null', () => json(null)],
  ])('%s confirms', async (_, reply) => {
    const { client } = clientBefore(reply);
    expect(await client.call(revokeApiKey, { params: { id: 1 } })).toEqual({ message: '' });
  });

  test.each([
    ['a page instead of an answer', () => html('<!doctype html>', 200)],
    ['nothing instead of an answer', () => new Response('')],
  ])('%s is not this API', async (_, reply) => {
    const { client } = clientBefore(reply, () => html('<!doctype html>', 200));
    expect((await errorOf(client.call(listSessions, {}))).code).toBe('NOT_THIS_API');
    expect((await errorOf(client.call(revokeApiKey, { params: { id: 1 } }))).code).toBe(
      'NOT_THIS_API',
    );
  });
});

describe('a failure', () => {
  test('of this API keeps code, words, request id and the fields that are wrong', async () => {
    const { client } = clientBefore(
      json(
        {
          detail: 'Two fields are wrong.',
          error_code: 'VALIDATION_ERROR',
          status: 400,
          errors: [{ path: 'scopes[2]', message: 'No such scope.' }],
        },
        400,
        { 'X-Request-Id': 'req-7' },
      ),
    );
    const error = await errorOf(client.call(createApiKey, { body: { name: 'k', scopes: [] } }));
    expect(error).toMatchObject({
      status: 400,
      code: 'VALIDATION_ERROR',
      message: 'Two fields are wrong.',
      requestId: 'req-7',
      errors: [{ path: 'scopes[2]', message: 'No such scope.' }],
      retryAfter: null,
    });
  });

  test("of FastAPI's validation reads like ours", async () => {
    const detail = [
      { loc: ['body', 'scopes', 2], msg: 'unexpected value', type: 'enum' },
      { loc: ['name'], msg: 'field required' },
    ];
    const { client } = clientBefore(json({ detail }, 422));
    const error = await errorOf(client.call(createApiKey, { body: { name: 'k', scopes: [] } }));
    expect(error).toMatchObject({
      status: 422,
      code: 'VALIDATION_ERROR',
      message: 'unexpected value field required',
      errors: [
        { path: 'scopes[2]', message: 'unexpected value' },
        { path: 'name', message: 'field required' },
      ],
    });
  });

  test.each<[string, () => Response, Partial<ApiError>]>([
    ['an HTML 502', () => html('<h1>Bad Gateway</h1>', 502), { status: 502, code: 'HTTP_502' }],
    ['an HTML 404', () => html('<!doctype html>', 404), { status: 404, code: 'NOT_THIS_API' }],
    ['an empty 500', () => new Response('', { status: 500 }), { status: 500, code: 'HTTP_500' }],
    ['JSON that is no object', () => json('no', 403), { status: 403, code: 'HTTP_403' }],
    ['a string as detail', () => json({ detail: 'Not Found' }, 404), { message: 'Not Found' }],
    [
      'a restriction with its end',
      () =>
        json(
          { detail: 'x', error_code: 'WHATSAPP_RESTRICTED', until: '2026-01-26T00:00:00Z' },
          423,
        ),
      { code: 'WHATSAPP_RESTRICTED', until: '2026-01-26T00:00:00Z' },
    ],
  ])('may be %s', async (_, reply, expected) => {
    const { client } = clientBefore(reply);
    expect(await errorOf(client.call(listSessions, {}))).toMatchObject(expected);
  });

  test.each<[string, Record<string, string>, number | null]>([
    ['seconds', { 'Retry-After': '30' }, 30],
    ['a date', { 'Retry-After': new Date(now + 90_000).toUTCString() }, 90],
    [
      'the reset of the limit',
      { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(now / 1000 + 12) },
      12,
    ],
    ['nothing', {}, null],
  ])('of the rate limit may say how long by %s', async (_, headers, retryAfter) => {
    const { client } = clientBefore(json({ detail: 'Slow down' }, 429, headers));
    const error = await errorOf(client.call(listSessions, {}));
    expect(error).toMatchObject({ code: 'RATE_LIMITED', retryAfter, receivedAt: now });
  });

  test('to connect is a network failure', async () => {
    const { client } = clientBefore();
    expect(await errorOf(client.call(listSessions, {}))).toMatchObject({
      status: 0,
      code: 'NETWORK',
    });
  });
});
