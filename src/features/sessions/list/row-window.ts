/** Rows `first` to `end`, the latter not included. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

export interface Scroll {
  /** How much of the list is above the screen; negative while the list starts below its top. */
  readonly above: number;
  /** Of the screen, in the unit of the others. */
  readonly height: number;
  readonly rowHeight: number;
}

/** Drawn beyond each edge of the screen, for what scrolls in before the next drawing. */
const spareRows = 6;
/** The window moves in steps, so that not every pixel of a scroll draws. */
const stepRows = 4;

/** The rows of a list that are on the screen or near it. */
export function rowsNear(count: number, { above, height, rowHeight }: Scroll): RowRange {
  const top = Math.floor(above / rowHeight) - spareRows;
  const bottom = Math.ceil((above + height) / rowHeight) + spareRows;
  const first = Math.floor(top / stepRows) * stepRows;
  const end = Math.ceil(bottom / stepRows) * stepRows;
  return { first: Math.max(0, Math.min(first, count)), end: Math.max(0, Math.min(end, count)) };
}

/** A row to draw, by its place in the list, or room for so many that are not drawn. */
export type Piece = { readonly row: number } | { readonly gap: number };

/**
 * What to draw of a list, from its start to its end: the rows of the window, and the row `kept`
 * wherever it is, because focus is in it.
 */
export function piecesOf(count: number, { first, end }: RowRange, kept: number | null): Piece[] {
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
  if (kept !== null && kept >= 0 && kept < count) {
    if (kept < first) rows.unshift(kept);
    else if (kept >= end) rows.push(kept);
  }
  const pieces: Piece[] = [];
  let next = 0;
  for (const row of rows) {
    if (row > next) pieces.push({ gap: row - next });
    pieces.push({ row });
    next = row + 1;
  }
  if (count > next) pieces.push({ gap: count - next });
  return pieces;
}
