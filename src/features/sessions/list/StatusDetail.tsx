import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getQrCode, type Session } from '../../../../contract/sessions.ts';
import { q } from '../../../api/query.ts';
import { sessionCondition } from '../../../pairing/session-status.ts';
import { useWords } from '../../../pairing/use-words.ts';
import { Ago } from '../../../ui/Ago.tsx';

/** What a row's status word leaves open: which code, until when, or why. */
export function StatusDetail({ session }: { session: Session }) {
  const say = useWords();
  const { status, status_reason, status_until } = session;
  if (status === 'qr_code') return <WhichCode name={session.name} />;
  if (status_until && Date.parse(status_until) > Date.now()) {
    if (status_reason === 'restricted') {
      return (
        <Trans>
          Ends in <Ago at={status_until} short />
        </Trans>
      );
    }
    if (status_reason === 'network') {
      return (
        <Trans>
          Next try in <Ago at={status_until} short />
        </Trans>
      );
    }
  }
  const { detail } = sessionCondition(session);
  const words = detail && say(detail);
  return words && <span title={words}>{words}</span>;
}

/** As the stream tells it: a list does not ask for codes. */
function WhichCode({ name }: { name: string }) {
  const { data } = useQuery({ ...q(getQrCode, { params: { name } }), enabled: false });
  if (!data?.sequence || !data.total) return null;
  return (
    <Trans>
      Code {data.sequence} of {data.total}
    </Trans>
  );
}
