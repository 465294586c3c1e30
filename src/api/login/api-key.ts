import type { TokenSource } from '../http/client.ts';

/**
 * An API key that someone signed in with. It is as good as a password and has no end, so it is in
 * this tab's memory and nowhere else: a reload asks for it again.
 */
export function apiKeySource(key: string, onRefused: () => void = () => {}): TokenSource {
  let held: string | null = key;
  return {
    token: async () => held,
    async renew() {
      held = null;
      onRefused();
      return null;
    },
    header: (token) => ({ 'X-API-Key': token }),
  };
}
