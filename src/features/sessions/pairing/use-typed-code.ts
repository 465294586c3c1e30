import { useEffect } from 'react';
import { requestPairingCode, type Session } from '../../../../contract/sessions.ts';
import { useApiMutation } from '../../../api/query.ts';

/** A code to type, and the digits of the number that it is for. */
export interface TypedCode {
  readonly phone: string;
  readonly code: string;
  readonly expiresAt: string | null;
}

/**
 * The code to type on a session's phone. The QR changes beside it and it stays; it is forgotten
 * with the attempt that it belongs to, and with the page.
 */
export function useTypedCode(session: Session) {
  const { mutate, reset, data, variables, error, isPending } = useApiMutation(requestPairingCode);
  const showsCodes = session.status === 'qr_code';
  useEffect(() => {
    if (!showsCodes) reset();
  }, [showsCodes, reset]);

  const code: TypedCode | null =
    data && variables
      ? { phone: variables.body.phone, code: data.code, expiresAt: data.expires_at }
      : null;
  return {
    code,
    error,
    isPending,
    /** @param phone E.164 digits */
    ask: (phone: string) => mutate({ params: { name: session.name }, body: { phone } }),
    forget: reset,
  };
}
