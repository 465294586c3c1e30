import { Trans, useLingui } from '@lingui/react/macro';
import { Check, ChevronRight, Server, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { useSearchParams } from 'react-router-dom';
import { dropServer } from '../../api/choose-server.ts';
import { isStrange, useBaseUrl } from '../../api/connection.ts';
import { type ServerChoice, useServerChoices } from '../../api/server-choices.ts';
import { EntranceFrame } from '../../layout/EntranceFrame.tsx';
import { nextParam } from '../../paths.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';
import { AddressForm } from './AddressForm.tsx';

/** Which server to work with: one that this browser knows, or another by its address. */
export function ServersPage() {
  const { t } = useLingui();
  const [params] = useSearchParams();
  const baseUrl = useBaseUrl();
  const strange = isStrange() ? baseUrl : null;
  const form = <AddressForm known={strange} next={params.get(nextParam) ?? undefined} />;

  if (strange) {
    return (
      <EntranceFrame
        title={t`Choose a server`}
        lead={
          <Trans>
            The link you opened leads to a server that this browser was not connected to before.
            Connect only if you know it: you will be asked to sign in there.
          </Trans>
        }
      >
        {form}
        <KnownServers title={t`Or go to one you know`} />
      </EntranceFrame>
    );
  }
  return (
    <EntranceFrame title={t`Choose a server`}>
      <KnownServers title={t`Known here`} />
      <section className="grid gap-4 border-t border-line pt-5">
        <h2 className="text-14">
          <Trans>Connect to another</Trans>
        </h2>
        {form}
      </section>
    </EntranceFrame>
  );
}

function KnownServers({ title }: { title: string }) {
  const titleId = useId();
  const choices = useServerChoices();
  const focus = useKeptFocus<HTMLElement>();
  return (
    <section {...focus} aria-labelledby={titleId} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h2 id={titleId} className="text-14">
        {title}
      </h2>
      <ul className="rounded-control border border-line">
        {choices.map((choice) => (
          <Row key={choice.baseUrl} choice={choice} />
        ))}
      </ul>
    </section>
  );
}

function Row({ choice }: { choice: ServerChoice }) {
  const { t } = useLingui();
  const { name, address, href, isCurrent, isUsual } = choice;
  return (
    <li className="flex items-center gap-1 border-line not-first:border-t">
      <a
        href={href}
        aria-current={isCurrent || undefined}
        className="flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded-control px-3 py-1.5 text-13 hover:bg-hover"
      >
        <Server className="text-text-3" />
        <span className="min-w-0 flex-1">
          <bdi className="block truncate font-medium">{name}</bdi>
          {name !== address && (
            <bdi dir="ltr" className="block truncate text-text-2">
              {address}
            </bdi>
          )}
        </span>
        {isCurrent ? (
          <Check className="text-accent" />
        ) : (
          <ChevronRight className="points-along text-text-3" />
        )}
      </a>
      {!isUsual && !isCurrent && (
        <IconButton
          label={t`Forget ${name}`}
          icon={Trash2}
          className="me-1"
          onClick={() => dropServer(choice.baseUrl)}
        />
      )}
    </li>
  );
}
