import { i18n, type Messages } from '@lingui/core';
import { messages as english } from './locales/en/entrance.po';

/** English comes with the first page; the catalogue of another language is fetched when chosen. */
export function startLocale(): void {
  activateLocale('en', english);
}

/**
 * Dates and numbers follow the reader's own region, if the browser names one: who reads English in
 * Britain expects 14:02, not 2:02 PM.
 */
export function activateLocale(locale: string, messages: Messages): void {
  const regional = navigator.languages.find((language) => language.startsWith(`${locale}-`));
  // Beside what a page that came earlier has loaded.
  i18n.load(locale, messages);
  i18n.activate(locale, regional ?? locale);
  document.documentElement.lang = locale;
}
