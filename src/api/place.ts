import { readServerAddress, shortAddress } from './server-address.ts';

/**
 * What the page's address says beside the page itself. A host that answers every address with one
 * file says by that file's `<base>` where the dashboard begins, and pages are paths below it. On a
 * host of plain files there is none, and pages stand behind the `#`.
 */
export interface Place {
  readonly mode: 'path' | 'hash';
  /** Where the dashboard begins, without a slash at the end. */
  readonly root: string;
  /** What stands before each page of the server; the router's basename. */
  readonly basename: string;
  /** The API of a server other than the usual one, absolute: `/@api.example.com/sessions`. */
  readonly server: string | null;
  /** The page, as in src/paths.ts, with its query. */
  readonly page: string;
}

type Address = Pick<Location, 'pathname' | 'search' | 'hash'>;

/** @param base where the document's `<base>` leads, if it has one */
export function readPlace(address: Address, base: URL | null): Place {
  const mode = base ? 'path' : 'hash';
  const root = base ? base.pathname.replace(/\/[^/]*$/, '') : '';
  const behindHash = address.hash.startsWith('#/') ? address.hash.slice(1) : '/';
  const whole = base ? address.pathname + address.search : behindHash;
  const page = whole.startsWith(`${root}/`) ? whole.slice(root.length) : '/';
  const [, segment = '', below = ''] = /^(\/@[^/?]+)(.*)$/.exec(page) ?? [];
  const server = segment && readServerAddress(decoded(segment.slice(2)));
  if (!server) return { mode, root, basename: root || '/', server: null, page };
  return {
    ...{ mode, root, server, basename: root + segment },
    page: below.startsWith('/') ? below : `/${below}`,
  };
}

/** The address of a page on a server, for a link; on the usual server where `server` is null. */
export function hrefOf(place: Place, server: string | null, page: string): string {
  const href = place.root + (server === null ? '' : `/@${segmentOf(server)}`) + page;
  return place.mode === 'hash' ? `#${href}` : href;
}

/** With as few slashes as it can do with: escaped ones are treated as they like by hosts and proxies. */
function segmentOf(server: string): string {
  const written = shortAddress(server).replace('://', ':');
  return encodeURIComponent(written).replaceAll('%3A', ':');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Where this page is now. */
export function currentPlace(): Place {
  const base = document.querySelector('base');
  return readPlace(location, base && new URL(base.href));
}

/** The page that a request of the router is about. */
export function pageOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const { basename } = place();
  return (basename === '/' ? pathname : pathname.slice(basename.length) || '/') + search;
}

let first: Place | undefined;

/** Where this page was when it was loaded. Its server stays the same until it is loaded anew. */
export function place(): Place {
  first ??= currentPlace();
  return first;
}

/**
 * Behind a `#` the browser takes a link to another server for the same page. Loading anew is what
 * keeps the two apart: nothing in memory is left of the one before. Call it before the router
 * starts, which would look for the page on this server.
 */
export function reloadOnOtherServer(): void {
  const { server } = place();
  window.addEventListener('popstate', (event) => {
    if (currentPlace().server === server) return;
    event.stopImmediatePropagation();
    location.reload();
  });
}
