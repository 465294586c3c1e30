import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { getQrCode, getSession, type Session } from '../../../../contract/sessions.ts';
import { isApiError } from '../../../api/api-error.ts';
import {
  useLiveSince,
  useLiveState,
  useSessionLiveState,
  useSessionPollDelay,
} from '../../../api/live.ts';
import { invalidate, q } from '../../../api/query.ts';
import { retryDelay } from '../../../api/query-client.ts';
import { useLack } from '../../../api/server-features.ts';
import { codeReach } from './code-reach.ts';

/**
 * The code of a session that waits for a scan, from the stream and from the server's answer.
 * It is forgotten with the page: a code is a secret while it lives.
 */
export function usePairingCode(session: Session) {
  const account = useLiveState();
  const ofSession = useSessionLiveState();
  const lack = useLack(getQrCode);
  const linkSince = useLiveSince();
  const queryClient = useQueryClient();
  const [askedAt, setAskedAt] = useState<number | null>(null);
  const pollMs = useSessionPollDelay(session.status);
  const options = q(getQrCode, { params: { name: session.name } });
  const query = useQuery({
    ...options,
    enabled: session.status === 'qr_code' && lack === null,
    retry: false,
    gcTime: 0,
    // After a refusal for too many requests not before its end.
    refetchInterval: ({ state }) => pollMs && Math.max(pollMs, retryDelay(0, state.error)),
  });
  const { data, dataUpdatedAt, error, isFetching } = query;

  return {
    code: data ? { value: data, receivedAt: dataUpdatedAt } : null,
    link: codeReach({ account, ofSession, lack }),
    linkSince,
    askedAt,
    isFetching,
    /** Not yet having a code, or not serving it apart from the stream, is no error. */
    error: isApiError(error) && [404, 405, 409].includes(error.status) ? null : error,
    async askAgain() {
      setAskedAt(Date.now());
      // How it failed is in `error`; that there is none to show is in the session.
      await queryClient.fetchQuery({ ...options, staleTime: 0 }).catch(() => {});
      await invalidate(getSession);
    },
  };
}
