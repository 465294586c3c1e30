import { i18n, type Messages } from '@lingui/core';
import { messages as english } from './locales/en/entrance.po';

/** English comes with the first page; the catalogue of another language is fetched when chosen. */
export function startLocale(): void {
  activateLocale('en', english);
}

export function activateLocale(locale: string, messages: Messages): void {
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
}
