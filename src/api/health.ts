import { useQuery } from '@tanstack/react-query';
import { health } from '../../contract/server.ts';
import { q } from './query.ts';
import { useLack } from './server-features.ts';

/** What the server says of itself; undefined until known, and where it does not say. */
export function useHealth() {
  const enabled = useLack(health) === null;
  return useQuery({ ...q(health), enabled, staleTime: Number.POSITIVE_INFINITY }).data;
}
