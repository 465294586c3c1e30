import { describe, expect, test } from 'vitest';
import { paths } from './paths.ts';
import { safeNext } from './safe-next.ts';

const leadsTo = (next: string) => safeNext(`?next=${encodeURIComponent(next)}`);

describe('after login', () => {
  test.each([
    '/sessions',
    '/sessions/support-team?tab=history&q=a%20b',
    '/sessions/new#top',
    '/sessions?q=//evil.example',
  ])('%s is returned to exactly', (next) => {
    expect(leadsTo(next)).toBe(next);
    expect(safeNext(new URL(paths.login(next), 'http://box.lan').search)).toBe(next);
  });

  test.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    'https://evil.example/sessions',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,hello',
    'sessions',
    '@evil.example',
    '/./\\evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '',
    '/login?next=/login',
    '/setup',
    '/servers',
  ])('%j is ignored', (next) => {
    expect(leadsTo(next)).toBe('/');
  });

  test('without a wish it is the overview', () => {
    expect(safeNext('')).toBe('/');
  });
});
