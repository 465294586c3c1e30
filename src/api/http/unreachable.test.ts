import { expect, test } from 'vitest';
import { unreachable } from './unreachable.ts';

const down: typeof fetch = async () => {
  throw new TypeError('Failed to fetch');
};
const up: typeof fetch = async () => new Response();

test.each([
  ['its own server is down', 'http://box.lan/', 'http://box.lan/api/v2/x', up, 'NETWORK'],
  ['another server is down', 'http://box.lan/', 'https://api.example/x', down, 'NETWORK'],
  ['another server allows no reading', 'http://box.lan/', 'https://api.example/x', up, 'CORS'],
  ['https asks http', 'https://box.lan/', 'http://api.example/x', up, 'MIXED_CONTENT'],
  ['https may ask loopback', 'https://box.lan/', 'http://127.0.0.1:3000/x', up, 'CORS'],
])('%s', async (_, page, url, fetch, code) => {
  const error = await unreachable(new URL(url), { page: new URL(page), fetch });
  expect(error).toMatchObject({ status: 0, code });
});
