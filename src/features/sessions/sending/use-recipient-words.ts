import { useLingui } from '@lingui/react/macro';
import type { Draft } from './drafts.ts';
import type { RecipientFault } from './recipient.ts';

/** Why nobody can be written to at what was typed. */
export function useRecipientWords(): (fault: RecipientFault, kind: Draft['kind']) => string {
  const { t } = useLingui();
  return (fault, kind) => {
    if (kind === 'group') return t`Choose a group.`;
    switch (fault) {
      case 'empty':
        return t`Enter a phone number.`;
      case 'no_country_code':
        return t`Start with the country code in place of the 0, as in +44 7700 900142.`;
      case 'not_a_number':
        return t`A phone number has 7 to 15 digits, the country code included.`;
      case 'not_a_chat':
        return t`A chat id ends with @c.us, @g.us or @lid.`;
    }
  };
}
