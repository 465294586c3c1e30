/**
 * Reads the one-time token of a link from the address's fragment, which no server sees. It is
 * taken out of the address at once, and kept in memory until the page is left.
 */
export function tokenInFragment(): () => string | null {
  let token: string | null = null;
  return () => {
    const found = new URLSearchParams(location.hash.slice(1)).get('token');
    if (found) {
      token = found;
      history.replaceState(history.state, '', location.pathname + location.search);
    }
    return token;
  };
}
