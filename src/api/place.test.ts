import { describe, expect, test } from 'vitest';
import { hrefOf, readPlace } from './place.ts';

function placeAt(href: string, base: string | null = null) {
  return readPlace(new URL(href), base === null ? null : new URL(base, href));
}

describe('on a host that answers every address with one file', () => {
  test.each([
    ['https://box.lan/', '/', { basename: '/', server: null, page: '/' }],
    [
      'https://box.lan/sessions/a?x=1',
      '/',
      { basename: '/', server: null, page: '/sessions/a?x=1' },
    ],
    ['https://box.lan/m/sessions', '/m/', { basename: '/m', server: null, page: '/sessions' }],
    ['https://box.lan/m', '/m/', { basename: '/m', server: null, page: '/' }],
    ['https://box.lan/elsewhere', '/m/', { basename: '/m', server: null, page: '/' }],
    [
      'https://box.lan/@api.example.com/sessions?q=a',
      '/',
      {
        basename: '/@api.example.com',
        server: 'https://api.example.com/api/v2',
        page: '/sessions?q=a',
      },
    ],
    [
      'https://box.lan/m/@127.0.0.1:3000/',
      '/m/',
      { basename: '/m/@127.0.0.1:3000', server: 'http://127.0.0.1:3000/api/v2', page: '/' },
    ],
    [
      'https://box.lan/@api.example.com?x=1',
      '/',
      { basename: '/@api.example.com', server: 'https://api.example.com/api/v2', page: '/?x=1' },
    ],
  ])('%s below %s', (href, base, expected) => {
    expect(placeAt(href, base)).toMatchObject({ mode: 'path', ...expected });
  });

  test('what stands behind the # is no page', () => {
    expect(placeAt('https://box.lan/setup#token=abc', '/').page).toBe('/setup');
  });
});

describe('on a host of plain files', () => {
  test.each([
    ['https://pages.example/moltflow/', { basename: '/', server: null, page: '/' }],
    ['https://pages.example/moltflow/#token=x', { basename: '/', server: null, page: '/' }],
    [
      'https://pages.example/moltflow/index.html?utm=1#/sessions/a?x=1',
      { basename: '/', server: null, page: '/sessions/a?x=1' },
    ],
    [
      'https://pages.example/#/@api.example.com/login?next=%2Fsessions',
      {
        basename: '/@api.example.com',
        server: 'https://api.example.com/api/v2',
        page: '/login?next=%2Fsessions',
      },
    ],
  ])('%s', (href, expected) => {
    expect(placeAt(href)).toMatchObject({ mode: 'hash', ...expected });
  });
});

test.each(['/@/', '/@%/sessions', '/@javascript:alert(1)/', '/@a%20b/'])(
  '%s names no server',
  (path) => {
    expect(placeAt(`https://box.lan${path}`, '/')).toMatchObject({ server: null, page: path });
  },
);

test.each([
  'https://api.example.com/api/v2',
  'http://api.example.com/api/v2',
  'http://[::1]:3000/api/v2',
  'https://example.com/whatsapp/api/v2',
])('a link to %s leads there', (server) => {
  for (const here of [
    placeAt('https://box.lan/m/sessions', '/m/'),
    placeAt('https://box.lan/m/'),
  ]) {
    const link = new URL(hrefOf(here, server, '/sessions?q=1'), 'https://box.lan/m/');
    const base = here.mode === 'path' ? '/m/' : null;
    expect(placeAt(link.href, base)).toMatchObject({ server, page: '/sessions?q=1' });
  }
});

test('a link to the usual server names none', () => {
  expect(hrefOf(placeAt('https://box.lan/m/@a.example/', '/m/'), null, '/login')).toBe('/m/login');
  expect(hrefOf(placeAt('https://box.lan/m/#/@a.example/'), null, '/login')).toBe('#/login');
});
