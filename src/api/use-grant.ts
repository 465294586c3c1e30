import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { grant } from '../../contract/auth.ts';
import { useMeans } from './connection.ts';
import { useMe } from './me.ts';
import { q } from './query.ts';
import { learnGrant, useLack } from './server-features.ts';

const mayDoAll: readonly string[] = ['owner', 'admin'];

/** Finds out what who is signed in may do, before they are refused it. Asked once for all, by the shell. */
export function useGrant(): void {
  const byKey = useMeans() === 'key';
  const role = useMe()?.role;
  const isLimited = byKey || (role !== undefined && !mayDoAll.includes(role));
  const lack = useLack(grant);
  const enabled = isLimited && lack === null;
  const options = { enabled, retry: false, staleTime: Number.POSITIVE_INFINITY };
  const { data, dataUpdatedAt } = useQuery({ ...q(grant), ...options });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same answer, given anew, counts anew
  useEffect(() => {
    if (data) learnGrant(data);
  }, [data, dataUpdatedAt]);
}
