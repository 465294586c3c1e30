import { expect, test } from 'vitest';
import { absoluteBaseUrl, loadBaseUrl } from './config.ts';

const page = new URL('http://box.lan/sessions/support?tab=history');

test.each([
  ['/api/v2', 'http://box.lan/api/v2'],
  ['/api/v2/', 'http://box.lan/api/v2'],
  ['https://api.example/api/v2', 'https://api.example/api/v2'],
  ['//api.example/api/v2', 'http://api.example/api/v2'],
  ['javascript:alert(1)', 'http://box.lan/api/v2'],
  ['http://', 'http://box.lan/api/v2'],
])('%s is %s', (written, address) => {
  expect(absoluteBaseUrl(written, page)).toBe(address);
});

test.each<[string, () => Promise<Response>]>([
  ['is missing', async () => new Response('<!doctype html>', { status: 200 })],
  ['is out of reach', async () => Promise.reject(new TypeError('Failed to fetch'))],
  ['says nothing', async () => new Response('{}')],
])('a config.json that %s means the own server', async (_, fetch) => {
  expect(await loadBaseUrl(page, fetch)).toBe('http://box.lan/api/v2');
});
