import { useQuery } from '@tanstack/react-query';
import { me, type User } from '../../contract/auth.ts';
import { useMeans } from './connection.ts';
import { q } from './query.ts';
import { useLack } from './server-features.ts';

/** Who is signed in; undefined until known, and where the server does not say. A key is nobody. */
export function useMe(): User | undefined {
  const isPerson = useMeans() === 'password';
  const lack = useLack(me);
  const enabled = isPerson && lack === null;
  return useQuery({ ...q(me), enabled, staleTime: Number.POSITIVE_INFINITY }).data;
}
