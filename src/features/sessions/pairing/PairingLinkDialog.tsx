import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { listPairingLinks } from '../../../../contract/pairing-links.ts';
import { getSession } from '../../../../contract/sessions.ts';
import { takesPairingLink } from '../../../../rules/pairing-links.ts';
import { q } from '../../../api/query.ts';
import { useLackReason } from '../../../api/use-lack-reason.ts';
import { paths } from '../../../paths.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { LivingLinks } from './LivingLinks.tsx';
import { NewLink } from './NewLink.tsx';
import '../../../session-messages.ts';

/** Makes links that let somebody without a login link the phone, and takes them back. */
export function PairingLinkDialog() {
  const { t } = useLingui();
  const { name = '' } = useParams();
  const navigate = useNavigate();
  const location = useLocation();
  const session = useQuery(q(getSession, { params: { name } })).data;
  const lack = useLackReason()(listPairingLinks);
  const isLinked = session !== undefined && !takesPairingLink(session);

  // "default" is the first page of this visit: there is nothing to go back to.
  const close = () => (location.key === 'default' ? navigate(paths.session(name)) : navigate(-1));

  return (
    <Dialog
      title={t`Share a pairing link`}
      onClose={close}
      footer={
        <Button onClick={close}>
          <Trans>Close</Trans>
        </Button>
      }
    >
      {lack && <p className="text-text-2">{lack}</p>}
      {!lack && isLinked && (
        <p className="text-text-2">
          <Trans>
            A phone is linked to <bdi>{name}</bdi>, and its pairing links have ended. Unlink the
            phone to share a new one.
          </Trans>
        </p>
      )}
      {!lack && !isLinked && (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <p className="text-text-2">
            <Trans>
              Whoever opens it can link one phone to <bdi>{name}</bdi>, without a login and without
              seeing anything else. It works once.
            </Trans>
          </p>
          <NewLink name={name} />
          <LivingLinks name={name} />
        </div>
      )}
    </Dialog>
  );
}
