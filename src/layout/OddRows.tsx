import { Plural, Trans } from '@lingui/react/macro';
import type { Endpoint } from '../../contract/endpoint.ts';
import { useOddRows } from '../api/odd-rows.ts';
import { Notice } from './Notice.tsx';

/** Says that a list is shorter than the server's, because some of its rows could not be read. */
export function OddRows({ endpoint }: { endpoint: Endpoint }) {
  const rows = useOddRows(endpoint);
  const first = rows[0];
  if (!first) return null;
  return (
    <Notice>
      <Trans>
        <Plural
          value={rows.length}
          one="One row could not be read and is left out"
          other="# rows could not be read and are left out"
        />{' '}
        (
        <bdi dir="ltr" className="font-mono">
          {first.problem}
        </bdi>
        ).
      </Trans>
    </Notice>
  );
}
