let token: string | null = null;

/**
 * The one-time token of the setup link, from the address's fragment, which no server sees. It is
 * taken out of the address at once, and kept in memory until used.
 */
export function setupToken(): string | null {
  const found = new URLSearchParams(location.hash.slice(1)).get('token');
  if (found) {
    token = found;
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return token;
}
