import { nextParam, paths } from './paths.ts';

/**
 * The address to go to after login: a path of this dashboard, or the overview. Whatever could
 * lead elsewhere (`//evil`, `/\evil`, absolute and `javascript:` addresses) is ignored.
 */
export function safeNext(search: string): string {
  const next = new URLSearchParams(search).get(nextParam) ?? '';
  // Browsers read a backslash as a slash and drop control characters from addresses.
  if (!/^\/(?![/\\])/.test(next) || /[\\\p{Cc}]/u.test(next)) return paths.overview();
  const here = 'http://dashboard.invalid';
  const url = URL.canParse(next, here) ? new URL(next, here) : null;
  if (url?.origin !== here || url.pathname.startsWith('//') || isEntrance(url.pathname)) {
    return paths.overview();
  }
  return url.pathname + url.search + url.hash;
}

const entrances: readonly string[] = [paths.login(), paths.setup(), paths.pair(), paths.servers()];

/** Whether a page, given with or without its query, needs no login. */
export function isEntrance(page: string): boolean {
  return entrances.includes(page.replace(/[?#].*$/, ''));
}
