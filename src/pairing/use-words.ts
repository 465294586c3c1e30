import { useLingui } from '@lingui/react';
import type { Words } from './session-status.ts';

/** Says words in the reader's language, and another server's own word as it is. */
export function useWords(): (words: Words) => string {
  const { i18n } = useLingui();
  return (words) => (typeof words === 'string' ? words : i18n._(words));
}
