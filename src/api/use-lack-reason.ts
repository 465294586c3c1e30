import { useLingui } from '@lingui/react/macro';
import type { AnyEndpoint } from '../../contract/endpoint.ts';
import { useMeans } from './connection.ts';
import { useLackOf } from './server-features.ts';

/** Why an endpoint can't be used on this server, in a sentence for a button; null where it can. */
export function useLackReason(): (endpoint: AnyEndpoint) => string | null {
  const { t } = useLingui();
  const lackOf = useLackOf();
  const byKey = useMeans() === 'key';
  return (endpoint) => {
    const { scope } = endpoint;
    switch (lackOf(endpoint)) {
      case 'absent':
        return t`This server does not offer this.`;
      case 'forbidden':
        return t`You are not allowed to do this here.`;
      case 'out_of_scope':
        return byKey
          ? t`This takes the scope ${scope}, which this key doesn’t have.`
          : t`Only an owner or an admin can do this.`;
      default:
        return null;
    }
  };
}
