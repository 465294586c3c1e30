import { describe, expect, test } from 'vitest';
import { type Piece, piecesOf, rowsNear } from './row-window.ts';

const screen = { height: 800, rowHeight: 40 };
const rowsOf = (pieces: readonly Piece[]) =>
  pieces.reduce((sum, piece) => sum + ('gap' in piece ? piece.gap : 1), 0);

describe('the rows near the screen', () => {
  test('are those on it and some beyond its edges', () => {
    const { first, end } = rowsNear(1_000, { ...screen, above: 400 * 40 });
    expect(first).toBeLessThanOrEqual(394);
    expect(end).toBeGreaterThanOrEqual(426);
    expect(end - first).toBeLessThanOrEqual(40);
  });

  test('stop at both ends of the list', () => {
    expect(rowsNear(1_000, { ...screen, above: -300 }).first).toBe(0);
    expect(rowsNear(1_000, { ...screen, above: 1_000 * 40 - 800 }).end).toBe(1_000);
    expect(rowsNear(3, { ...screen, above: -300 })).toEqual({ first: 0, end: 3 });
    expect(rowsNear(0, { ...screen, above: 0 })).toEqual({ first: 0, end: 0 });
  });

  test('are none of a list that is scrolled away', () => {
    expect(rowsNear(10, { ...screen, above: 9_000 })).toEqual({ first: 10, end: 10 });
  });

  test('stay the same over a small scroll', () => {
    const at = (above: number) => rowsNear(1_000, { ...screen, above });
    expect(at(4_010)).toEqual(at(4_030));
  });
});

describe('what is drawn', () => {
  test('takes the room of the whole list', () => {
    const pieces = piecesOf(1_000, { first: 100, end: 140 }, null);
    expect(pieces[0]).toEqual({ gap: 100 });
    expect(pieces.at(-1)).toEqual({ gap: 860 });
    expect(rowsOf(pieces)).toBe(1_000);
  });

  test.each([4, 99, 120, 140, 999])('holds row %i, where focus is, in its place', (kept) => {
    const pieces = piecesOf(1_000, { first: 100, end: 140 }, kept);
    expect(pieces).toContainEqual({ row: kept });
    expect(rowsOf(pieces)).toBe(1_000);
  });

  test('does without a row that is gone', () => {
    expect(piecesOf(3, { first: 0, end: 3 }, 7)).toEqual([{ row: 0 }, { row: 1 }, { row: 2 }]);
  });
});
