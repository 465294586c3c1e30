import { tokenInFragment } from '../../token-in-fragment.ts';

/** The token of the setup link that the server printed; null when it was not opened. */
export const setupToken = tokenInFragment();
