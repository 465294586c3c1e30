import { Trans } from '@lingui/react/macro';
import { Link2 } from 'lucide-react';
import type { Session } from '../../../../contract/sessions.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/ButtonLink.tsx';
import { useMayShare } from './use-may-share.ts';

/** The way to let somebody else link the phone. On a small screen it stands beside the code. */
export function ShareLink({ session }: { session: Session }) {
  if (!useMayShare(session)) return null;
  return (
    <ButtonLink
      to={paths.pairingLink(session.name)}
      // Anything else has a step of its own that comes first.
      variant={session.status === 'qr_code' ? 'main' : 'plain'}
      icon={Link2}
      className="max-sm:hidden"
    >
      <Trans>Share pairing link</Trans>
    </ButtonLink>
  );
}
