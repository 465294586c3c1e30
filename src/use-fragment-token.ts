import { useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';

/** The token of the link that opened this page, by the reader that `tokenInFragment` made. */
export function useFragmentToken(read: () => string | null): string | null {
  const { hash } = useLocation();
  const [token, setToken] = useState(read);
  // A link opened while this page is open already changes the fragment and nothing else.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fragment's change is the cause
  useEffect(() => setToken(read()), [read, hash]);
  return token;
}
