import type { Session } from '../../../../contract/sessions.ts';
import { takesPairingLink } from '../../../../rules/pairing-links.ts';
import { useMe } from '../../../api/me.ts';

/** Whether this login may let somebody else link the session's phone: only while it has none. */
export function useMayShare(session: Session): boolean {
  const isMember = useMe()?.role === 'member';
  return !isMember && takesPairingLink(session);
}
