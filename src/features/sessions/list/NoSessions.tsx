import { Trans } from '@lingui/react/macro';
import { Smartphone } from 'lucide-react';
import { createSession } from '../../../../contract/sessions.ts';
import { useHealth } from '../../../api/health.ts';
import { useIsRestricted, useLack } from '../../../api/server-features.ts';
import { paths } from '../../../paths.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { TextLink } from '../../../ui/TextLink.tsx';
import { NewSessionButton } from './NewSessionButton.tsx';

export function NoSessions() {
  const sandbox = useHealth()?.sandbox ?? false;
  const isRestricted = useIsRestricted();
  const mayMake = useLack(createSession) === null && !isRestricted;
  if (isRestricted) {
    return (
      <Panel>
        <EmptyState
          icon={Smartphone}
          title={<Trans>No session has been chosen for you yet.</Trans>}
        >
          <Trans>An owner or an admin of this account can choose some.</Trans>
        </EmptyState>
      </Panel>
    );
  }
  return (
    <>
      <Panel>
        <EmptyState
          icon={Smartphone}
          title={<Trans>A session is one WhatsApp account, linked by scanning a code.</Trans>}
          action={
            <NewSessionButton to={paths.newSession()}>
              <Trans>Link a phone</Trans>
            </NewSessionButton>
          }
        />
      </Panel>
      {sandbox && mayMake && (
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
