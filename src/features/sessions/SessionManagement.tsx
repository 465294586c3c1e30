import { Trans, useLingui } from '@lingui/react/macro';
import { Trash2, Unlink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Session } from '../../../contract/sessions.ts';
import { paths } from '../../paths.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useUnlink } from './use-unlink.tsx';
import { useVerbReason } from './use-verb-reason.ts';

interface SessionManagementProps {
  session: Session;
  className?: string;
}

/** What can't be taken back, each with its consequence. */
export function SessionManagement({ session, className }: SessionManagementProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const unlink = useUnlink();
  const reasonOf = useVerbReason();
  // Some servers don't tell the number of a phone that works.
  const linked = session.phone_number !== null || session.status === 'working';

  return (
    <Panel aria-label={t`Unlink or delete`} className={className}>
      <ul>
        <Item
          title={<Trans>Unlink phone</Trans>}
          consequence={
            linked ? (
              <Trans>The session stays; linking again needs a scan.</Trans>
            ) : (
              <Trans>No phone is linked yet.</Trans>
            )
          }
        >
          <IconButton
            variant="plain"
            label={t`Unlink phone`}
            icon={Unlink}
            disabledReason={reasonOf('logout', session)}
            onClick={() => unlink(session)}
          />
        </Item>
        <Item
          title={<Trans>Delete session</Trans>}
          consequence={<Trans>With its messages and history.</Trans>}
        >
          <IconButton
            variant="danger"
            label={t`Delete session`}
            icon={Trash2}
            disabledReason={reasonOf('delete', session)}
            onClick={() => navigate(paths.deleteSession(session.name))}
          />
        </Item>
      </ul>
    </Panel>
  );
}

interface ItemProps {
  title: ReactNode;
  consequence: ReactNode;
  children: ReactNode;
}

function Item({ title, consequence, children }: ItemProps) {
  return (
    <li className="flex min-h-14 items-center gap-3 border-line py-2 ps-4 pe-3 not-first:border-t">
      <div className="min-w-0 flex-1 text-13">
        <p className="font-medium">{title}</p>
        <p className="text-text-2">{consequence}</p>
      </div>
      {children}
    </li>
  );
}
