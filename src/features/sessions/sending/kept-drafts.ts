import { onLoginState } from '../../../api/connection.ts';
import { place } from '../../../api/place.ts';

/** The name under which the drafts for this page's server are kept. */
export const keptDrafts = `moltflow.drafts ${place().server ?? ''}`.trim();

/**
 * They are one person's: signing out takes them along, on whichever page, and whether or not the
 * page that writes them was ever opened.
 */
export function forgetDraftsAtSignOut(): void {
  onLoginState((now) => {
    if (now !== 'signed-out') return;
    try {
      sessionStorage.removeItem(keptDrafts);
    } catch {
      // Nothing is kept where the browser gives no storage.
    }
  });
}
