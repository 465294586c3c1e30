import { useQuery } from '@tanstack/react-query';
import { me, type User } from '../../contract/auth.ts';
import { q } from './query.ts';

/** Who is signed in; undefined until known. */
export function useMe(): User | undefined {
  return useQuery({ ...q(me), staleTime: Number.POSITIVE_INFINITY }).data;
}
