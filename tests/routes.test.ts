import type { RouteObject } from 'react-router-dom';
import { expect, test } from 'vitest';
import { visits } from '../e2e/visits.ts';
import { routes } from '../src/routes.tsx';

/** The full patterns of all routes that draw something of their own. */
function patternsOf(tree: readonly RouteObject[], above = ''): string[] {
  return tree.flatMap(({ path = '', Component, lazy, children = [] }) => {
    const pattern = path.startsWith('/') || above === '' ? path : `${above}/${path}`;
    const own = path !== '' && (Component || lazy) ? [pattern] : [];
    return [...own, ...patternsOf(children, pattern || above)];
  });
}

test('every page is visited in the browser, and no visit is to a page that is gone', () => {
  const visited = new Set(visits.map(({ pattern }) => pattern));
  expect([...visited].toSorted()).toEqual(patternsOf(routes).toSorted());
});
