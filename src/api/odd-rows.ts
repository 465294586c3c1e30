import { create } from 'zustand';
import type { Endpoint } from '../../contract/endpoint.ts';
import type { OddRow } from './http/read-answer.ts';

const none: readonly OddRow[] = [];
const useRows = create<Readonly<Record<string, readonly OddRow[]>>>(() => ({}));

export function rememberOddRows(endpoint: Endpoint, rows: readonly OddRow[]): void {
  const known = useRows.getState()[endpoint.name] ?? none;
  if (rows.length > 0 || known.length > 0) useRows.setState({ [endpoint.name]: rows });
}

/** The rows that the last answer of this list had and that could not be read. */
export function useOddRows(endpoint: Endpoint): readonly OddRow[] {
  return useRows((rows) => rows[endpoint.name] ?? none);
}
