// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { forgetServer, knownServer, knownServers, rememberServer } from './servers.ts';

const [first, second] = ['https://a.example/api/v2', 'https://b.example/api/v2'];

beforeEach(() => {
  for (const { baseUrl } of knownServers()) forgetServer(baseUrl);
});

test('servers are remembered in the order in which they were connected to', () => {
  rememberServer(first, {});
  rememberServer(second, { name: 'B' });
  rememberServer(first, { means: 'key' });
  expect(knownServers()).toEqual([
    { baseUrl: first, name: '', means: 'key' },
    { baseUrl: second, name: 'B', means: 'password' },
  ]);
});

test('a forgotten server is unknown', () => {
  rememberServer(first, { name: 'A' });
  forgetServer(first);
  expect(knownServer(first)).toBeUndefined();
  expect(localStorage.getItem('moltflow.servers')).not.toContain(first);
});

test('what another tab remembered meanwhile is kept', () => {
  rememberServer(first, {});
  const kept = localStorage.getItem('moltflow.servers') ?? '';
  const other = { baseUrl: second, name: 'B', means: 'password' };
  const written = JSON.parse(kept);
  written.state.known.push(other);
  localStorage.setItem('moltflow.servers', JSON.stringify(written));

  rememberServer(first, { name: 'A' });
  expect(knownServers().map(({ name }) => name)).toEqual(['A', 'B']);
});
