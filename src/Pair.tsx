import { i18n } from '@lingui/core';
import { PairingLinkPage } from './features/pairing-link/PairingLinkPage.tsx';
import { messages as english } from './locales/en/pairing.po';
import { messages as englishStatus } from './locales/en/status.po';

i18n.load('en', { ...english, ...englishStatus });

/** What a pairing link opens, with a login or without. */
export const Pair = PairingLinkPage;
