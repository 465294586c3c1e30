import { describe, expect, test } from 'vitest';
import { isInTheClear, readServerAddress, shortAddress } from './server-address.ts';

describe('a server is found however it is written', () => {
  test.each([
    ['api.example.com', 'https://api.example.com/api/v2'],
    ['  API.Example.com/ ', 'https://api.example.com/api/v2'],
    ['api.example.com:8443', 'https://api.example.com:8443/api/v2'],
    ['https://api.example.com', 'https://api.example.com/api/v2'],
    ['http://api.example.com/', 'http://api.example.com/api/v2'],
    ['https://api.example.com/api', 'https://api.example.com/api/v2'],
    ['https://api.example.com/api/v2', 'https://api.example.com/api/v2'],
    ['https://api.example.com/api/v2/', 'https://api.example.com/api/v2'],
    ['https://api.example.com/api/v2/docs#login', 'https://api.example.com/api/v2'],
    ['https://example.com/whatsapp/api/v2?x=1', 'https://example.com/whatsapp/api/v2'],
    ['example.com/whatsapp', 'https://example.com/whatsapp/api/v2'],
    ['localhost:3000', 'http://localhost:3000/api/v2'],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000/api/v2'],
    ['192.168.1.20', 'http://192.168.1.20/api/v2'],
    ['[::1]:3000', 'http://[::1]:3000/api/v2'],
    ['box.lan', 'http://box.lan/api/v2'],
    ['nas', 'http://nas/api/v2'],
    ['https://nas', 'https://nas/api/v2'],
    ['http:api.example.com:81', 'http://api.example.com:81/api/v2'],
  ])('%s', (written, baseUrl) => {
    expect(readServerAddress(written)).toBe(baseUrl);
  });
});

test.each([
  '',
  '   ',
  'two words',
  'javascript:alert(1)',
  'ftp://example.com',
  'file:///etc/passwd',
  'owner@example.com',
  'https://user:password@example.com',
  'https://',
  'example.com:99999',
])('"%s" is no address', (written) => {
  expect(readServerAddress(written)).toBeNull();
});

test.each([
  ['https://api.example.com/api/v2', 'api.example.com'],
  ['http://api.example.com/api/v2', 'http://api.example.com'],
  ['http://127.0.0.1:3000/api/v2', '127.0.0.1:3000'],
  ['https://127.0.0.1:3000/api/v2', 'https://127.0.0.1:3000'],
  ['https://example.com/whatsapp/api/v2', 'example.com/whatsapp'],
  ['https://example.com/somewhere', 'https://example.com/somewhere'],
])('%s is written %s', (baseUrl, written) => {
  expect(shortAddress(baseUrl)).toBe(written);
});

test.each([
  ['https://api.example.com/api/v2', false],
  ['http://127.0.0.1:3000/api/v2', false],
  ['http://localhost/api/v2', false],
  ['http://box.lan/api/v2', true],
])('what is sent to %s can be read on the way: %s', (baseUrl, expected) => {
  expect(isInTheClear(baseUrl)).toBe(expected);
});
