/** The sessions that were selected, by id: who is deleted and made again is another one. */
export interface Selection {
  readonly ids: ReadonlySet<number>;
  /** Where the next range starts: what was selected or let go last. */
  readonly anchor: number | null;
}

export const nothing: Selection = { ids: new Set(), anchor: null };

function withAll(ids: ReadonlySet<number>, more: readonly number[], isOn: boolean) {
  const result = new Set(ids);
  for (const id of more) {
    if (isOn) result.add(id);
    else result.delete(id);
  }
  return result;
}

export function toggle({ ids }: Selection, id: number): Selection {
  return { ids: withAll(ids, [id], !ids.has(id)), anchor: id };
}

/** Everything from the anchor to `id` becomes what the anchor is, in the order it is shown. */
export function extendTo(selection: Selection, id: number, order: readonly number[]): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(id);
  if (from === -1 || to === -1 || selection.anchor === null) return toggle(selection, id);
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  const isOn = selection.ids.has(selection.anchor);
  return { ids: withAll(selection.ids, range, isOn), anchor: id };
}

/** All of these become selected; when they are already, none of them is. */
export function toggleAll({ ids }: Selection, all: readonly number[]): Selection {
  return { ids: withAll(ids, all, amountOf(ids, all) !== 'all'), anchor: null };
}

/** How many of these are selected. */
export function amountOf(
  ids: ReadonlySet<number>,
  shown: readonly number[],
): 'none' | 'some' | 'all' {
  const count = shown.filter((id) => ids.has(id)).length;
  if (count === 0) return 'none';
  return count === shown.length ? 'all' : 'some';
}
