import { paths } from '../paths.ts';
import { checkFromHere } from './http/check-server.ts';
import { hrefOnServer } from './server-choices.ts';
import { forgetServer, rememberServer } from './servers.ts';

/** Looks whether this API is there, remembers it, and goes to its login. Throws an ApiError. */
export async function chooseServer(
  baseUrl: string,
  name: string,
  next: string | undefined,
): Promise<void> {
  await checkFromHere(baseUrl);
  rememberServer(baseUrl, name ? { name } : {});
  load(hrefOnServer(baseUrl, paths.login(next)));
}

/** Forgets a server that is not the one on the screen, and all that is kept of it here. */
export function dropServer(baseUrl: string): void {
  forgetServer(baseUrl);
  try {
    for (const storage of [localStorage, sessionStorage]) dropFrom(storage, baseUrl);
  } catch {
    // Nothing is kept where the browser gives no storage.
  }
}

/** What is kept is named after its server: `moltflow.drafts https://api.example.com/api/v2`. */
function dropFrom(storage: Storage, baseUrl: string) {
  for (const name of Object.keys(storage)) {
    if (name.split(' ')[1] === baseUrl) storage.removeItem(name);
  }
}

/** Loads a page anew, also where only what stands behind the `#` differs. */
function load(href: string) {
  location.assign(href);
  if (href.startsWith('#')) location.reload();
}
