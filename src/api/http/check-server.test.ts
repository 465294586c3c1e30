import { expect, test } from 'vitest';
import { checkServer } from './check-server.ts';
import { errorOf, html, json } from './client-fixture.ts';

const page = new URL('https://panel.example/');

/** Checks a server that gives these answers by path; what is left out is 404 in FastAPI's words. */
function check(answers: Record<string, () => Response | Promise<Response>>, signal?: AbortSignal) {
  return checkServer('https://api.example/api/v2', {
    page,
    signal: signal ?? new AbortController().signal,
    fetch: async (input) => {
      const { pathname } = new URL(String(input));
      return answers[pathname.replace('/api/v2', '')]?.() ?? json({ detail: 'Not Found' }, 404);
    },
  });
}

const down = async () => Promise.reject(new TypeError('Failed to fetch'));

test.each<[string, Parameters<typeof check>[0]]>([
  ['is healthy', { '/health': () => json({ status: 'ok' }) }],
  ['is not ready', { '/health': () => json({ detail: 'x', error_code: 'NOT_READY' }, 503) }],
  ['knows the guide only', { '/sessions': () => json({ detail: 'Not authenticated' }, 401) }],
  ['refuses strangers without a word', { '/sessions': () => new Response(null, { status: 401 }) }],
  ['limits strangers', { '/sessions': () => json({ detail: 'Too many' }, 429) }],
  ['refuses strangers with 403', { '/sessions': () => json({ detail: 'Forbidden' }, 403) }],
  [
    'has another health',
    { '/health': () => json({ up: true }), '/sessions': () => json({ detail: 'No' }, 401) },
  ],
  ['counts requests', { '/health': () => json({ detail: 'x', error_code: 'RATE_LIMITED' }, 429) }],
])('this API is known where it %s', async (_, answers) => {
  await expect(check(answers)).resolves.toBeUndefined();
});

test.each<[string, Parameters<typeof check>[0], string]>([
  [
    'pages for everything',
    { '/health': () => html('<p>', 200), '/sessions': () => html('<p>', 200) },
    'NOT_THIS_API',
  ],
  [
    'another API',
    { '/health': () => json({ up: true }), '/sessions': () => json([]) },
    'NOT_THIS_API',
  ],
  [
    'another API’s refusal',
    { '/sessions': () => json({ error: 'unauthorized' }, 401) },
    'NOT_THIS_API',
  ],
  ['a website with a password', { '/sessions': () => html('<p>', 401) }, 'NOT_THIS_API'],
  ['nothing at this path', {}, 'NOT_THIS_API'],
  [
    'a proxy whose server is down',
    { '/health': () => html('x', 502), '/sessions': () => html('x', 502) },
    'HTTP_502',
  ],
  ['a server that this page may not read', { '/health': down, '/': () => json({}) }, 'CORS'],
  ['no server', { '/health': down, '/': down }, 'NETWORK'],
])('%s is told apart', async (_, answers, code) => {
  expect(await errorOf(check(answers))).toMatchObject({ code });
});

test('one that took too long has not answered', async () => {
  expect(await errorOf(check({ '/health': down }, AbortSignal.abort()))).toMatchObject({
    code: 'NETWORK',
  });
});
