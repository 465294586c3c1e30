import { Trans } from '@lingui/react/macro';
import { LockOpen } from 'lucide-react';
import { useBaseUrl } from '../../api/connection.ts';
import { isInTheClear, shortAddress } from '../../api/server-address.ts';
import { knownServer } from '../../api/servers.ts';
import { paths } from '../../paths.ts';
import { TextLink } from '../../ui/TextLink.tsx';

/** Which server one signs in to, said where the password is asked for. */
export function ServerLine({ next }: { next: string | undefined }) {
  const baseUrl = useBaseUrl();
  const address = shortAddress(baseUrl);
  const name = knownServer(baseUrl)?.name;
  return (
    <div className="grid gap-2 border-t border-line pt-4 text-13 text-text-2">
      <p className="flex flex-wrap justify-between gap-x-3">
        <span className="min-w-0 wrap-anywhere">
          {name && <bdi className="block font-medium text-text">{name}</bdi>}
          <Trans>
            Server <bdi dir="ltr">{address}</bdi>
          </Trans>
        </span>
        <TextLink to={paths.servers(next)}>
          <Trans>Change server</Trans>
        </TextLink>
      </p>
      {isInTheClear(baseUrl) && (
        <p className="flex items-start gap-2">
          <LockOpen className="mt-0.5 text-warn" />
          <Trans>Not encrypted (http): only for networks you trust.</Trans>
        </p>
      )}
    </div>
  );
}
