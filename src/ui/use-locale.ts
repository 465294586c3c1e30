import { useLingui } from '@lingui/react';

/** What dates and numbers are written in: the language of the page, in the reader's region. */
export function useLocale(): string {
  const { locale, locales } = useLingui().i18n;
  return [locales ?? locale].flat()[0] ?? locale;
}
