import { InvalidCursor, type Page } from './store.ts';

/** The id that a page ended with, from its cursor. */
export function readCursor(cursor: string): number {
  const id = Buffer.from(cursor, 'base64url').toString();
  if (!/^[0-9]{1,10}$/.test(id) || Number(id) > 0x7fffffff) throw new InvalidCursor();
  return Number(id);
}

/** A page of at most `limit`, out of rows that were asked for with one more. */
export function toPage<Row extends { id: number }, Item>(
  rows: Row[],
  limit: number,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next_cursor =
    last && rows.length > limit ? Buffer.from(String(last.id)).toString('base64url') : null;
  return { items: shown.map(toItem), next_cursor };
}
