import { i18n } from '@lingui/core';
import { messages as pairing } from './locales/en/pairing.po';
import { messages as session } from './locales/en/session.po';

i18n.load('en', { ...pairing, ...session });
