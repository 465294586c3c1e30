import { useCallback, useEffect, useState } from 'react';
import { setupState } from '../../contract/auth.ts';
import type { ApiError } from './api-error.ts';
import { isApiError } from './api-error.ts';
import { call, connection } from './connection.ts';

export interface SetupState {
  /** Undefined until known. A server that is not ours has its accounts already and does not say. */
  readonly required: boolean | undefined;
  readonly error: ApiError | null;
  readonly isAsking: boolean;
  readonly askAgain: () => void;
}

async function ask(signal: AbortSignal): Promise<boolean | undefined> {
  try {
    return (await call(setupState, {}, { signal })).required;
  } catch (error) {
    if (!isApiError(error) || (error.code !== 'NOT_OFFERED' && error.status !== 403)) throw error;
    // It may lack this alone, or be no server of this API at all.
    const { checkFromHere } = await import('./http/check-server.ts');
    await checkFromHere(connection().baseUrl);
    return undefined;
  }
}

/** Whether the first owner is still to be made. Asked without the query cache, which comes with the login. */
export function useSetupState(): SetupState {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<Omit<SetupState, 'askAgain'>>({
    required: undefined,
    error: null,
    isAsking: true,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks again
  useEffect(() => {
    const gone = new AbortController();
    ask(gone.signal).then(
      (required) => setAnswer({ required, error: null, isAsking: false }),
      (error: unknown) => {
        if (isApiError(error)) setAnswer({ required: undefined, error, isAsking: false });
      },
    );
    return () => gone.abort();
  }, [attempt]);

  const askAgain = useCallback(() => {
    setAnswer((last) => ({ ...last, isAsking: true }));
    setAttempt((last) => last + 1);
  }, []);
  return { ...answer, askAgain };
}
