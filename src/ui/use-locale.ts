import { useLingui } from '@lingui/react';

/**
 * The language of the page in the reader's own region, if the browser names one: who reads English
 * in Britain expects 14:02, not 2:02 PM.
 */
export function useLocale(): string {
  const { locale } = useLingui().i18n;
  return navigator.languages.find((language) => language.startsWith(`${locale}-`)) ?? locale;
}
