import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import {
  listPairingLinks,
  type PairingLink,
  revokePairingLink,
} from '../../../../contract/pairing-links.ts';
import { describeError } from '../../../api/describe-error.ts';
import { invalidate, q, useApiMutation } from '../../../api/query.ts';
import { QueryState } from '../../../layout/QueryState.tsx';
import { Ago } from '../../../ui/Ago.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useNow } from '../../../ui/use-now.ts';

/** No event tells that a link was made or used elsewhere. */
const refreshMs = 15_000;

/** The links of a session that still work, and the way to take each back. */
export function LivingLinks({ name }: { name: string }) {
  const { t } = useLingui();
  const now = useNow(1_000);
  const query = useQuery({
    ...q(listPairingLinks, { params: { name }, query: {} }),
    refetchInterval: refreshMs,
  });
  return (
    <section aria-label={t`Links that still work`} className="grid gap-2">
      <h3 className="text-13 font-medium">
        <Trans>Links that still work</Trans>
      </h3>
      <QueryState query={query} what={t`the links`} skeleton={<Skeleton className="h-11" />}>
        {({ items }) => {
          const living = items.filter(({ expires_at }) => Date.parse(expires_at) > now);
          if (living.length === 0) {
            return (
              <p className="text-13 text-text-2">
                <Trans>None now.</Trans>
              </p>
            );
          }
          return (
            <ul className="rounded-control border border-line">
              {living.map((link) => (
                <LivingLink key={link.id} name={name} link={link} />
              ))}
            </ul>
          );
        }}
      </QueryState>
    </section>
  );
}

function LivingLink({ name, link }: { name: string; link: PairingLink }) {
  const { t } = useLingui();
  const revoke = useApiMutation(revokePairingLink, {
    onSettled: () => invalidate(listPairingLinks),
  });
  return (
    <li className="border-line ps-3 pe-1 not-first:border-t">
      <div className="flex min-h-11 items-center gap-3">
        <Link2 className="text-text-3" />
        <p className="flex min-w-0 flex-1 flex-wrap gap-x-3 py-1 text-13">
          <span>
            <Trans>
              Expires <Ago at={link.expires_at} />
            </Trans>
          </span>
          <span className="text-text-2">
            <Trans>
              Made <Ago at={link.created_at} />
            </Trans>
          </span>
        </p>
        <Button
          variant="danger"
          size="row"
          pending={revoke.isPending}
          aria-label={t`Revoke link ${link.id}`}
          onClick={() => revoke.mutate({ params: { name, id: link.id } })}
        >
          <Trans>Revoke</Trans>
        </Button>
      </div>
      <FormError error={revoke.error && describeError(revoke.error)} />
    </li>
  );
}
