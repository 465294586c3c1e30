import { i18n } from '@lingui/core';
import { messages as english } from './locales/en/bulk.po';

i18n.load('en', english);
