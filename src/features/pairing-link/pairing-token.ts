import { tokenInFragment } from '../../token-in-fragment.ts';

/** The token of the pairing link; null when this page was opened, or reloaded, without it. */
export const pairingToken = tokenInFragment();
