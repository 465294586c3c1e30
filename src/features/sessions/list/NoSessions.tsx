import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Smartphone } from 'lucide-react';
import { health } from '../../../../contract/server.ts';
import { q } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/ButtonLink.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { TextLink } from '../../../ui/TextLink.tsx';

export function NoSessions() {
  const sandbox = useQuery(q(health)).data?.sandbox ?? false;
  return (
    <>
      <Panel>
        <EmptyState
          icon={Smartphone}
          title={<Trans>A session is one WhatsApp account, linked by scanning a code.</Trans>}
          action={
            <ButtonLink variant="main" to={paths.newSession()}>
              <Trans>Link a phone</Trans>
            </ButtonLink>
          }
        />
      </Panel>
      {sandbox && (
        <p className="px-1 text-13 text-text-2">
          <Trans>
            No phone at hand?{' '}
            <TextLink to={`${paths.newSession()}?network=sandbox`}>
              Try it with a sandbox phone
            </TextLink>
            , which sends nothing to WhatsApp.
          </Trans>
        </p>
      )}
    </>
  );
}
