import { describe, expect, it } from 'vitest';
import { foldItems, itemOfRow, numberOf, outermostRow, paratextStretch, readableRow, rowNumbered } from './items.ts';

const P = 4;
const flags = Uint8Array.of(0, P, P, P, 0, 1, P);
const ids = Float64Array.of(10, 11, 12, 13, 14, 15, 16);
const fold = (showAll: boolean, ...unfolded: number[]) =>
  foldItems(flags, ids, { showAll, unfolded: new Set(unfolded) });

describe('foldItems', () => {
  it('folds each stretch of furniture into one item', () => {
    const items = fold(false);
    expect([...items.starts]).toEqual([0, 1, 4, 5, 6, 7]);
    expect([...items.folded]).toEqual([0, 3, 0, 0, 1]);
  });
  it('unfolds one stretch and leaves the other', () => {
    const items = fold(false, 11);
    expect([...items.starts]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([...items.folded]).toEqual([0, 0, 0, 0, 0, 0, 1]);
  });
  it('shows everything when asked', () => {
    expect(fold(true).count).toBe(7);
    expect(fold(true).folded.every((lines) => lines === 0)).toBe(true);
  });
  it('finds the item of every row', () => {
    const items = fold(false);
    expect([0, 1, 2, 3, 4, 5, 6].map((row) => itemOfRow(items, row))).toEqual([0, 1, 1, 1, 2, 3, 4]);
  });
  it('knows an empty work', () => {
    const items = foldItems(new Uint8Array(0), new Float64Array(0), { showAll: false, unfolded: new Set() });
    expect(items.count).toBe(0);
    expect(itemOfRow(items, 0)).toBe(0);
  });
  it('draws no row whose text is hidden, wherever it stands', () => {
    const A = 128;
    const some = Uint8Array.of(A, 0, A, P, A, P, A, 1);
    const names = Float64Array.from(some, (_, row) => 10 + row);
    const items = foldItems(some, names, { showAll: false, unfolded: new Set() });
    expect([...items.starts]).toEqual([1, 3, 7, 8]);
    expect([...items.folded]).toEqual([0, 2, 0]);
    expect(itemOfRow(items, 0)).toBe(0);
    expect([...items.numbers]).toEqual([1, 2, 4]);
    expect(items.total).toBe(4);
    expect([0, 1, 3, 5, 7].map((row) => numberOf(items, row))).toEqual([1, 1, 2, 2, 4]);
    expect([1, 2, 3, 4, 5, 0].map((number) => rowNumbered(some, number))).toEqual([1, 3, 5, 7, null, null]);
    const open = foldItems(some, names, { showAll: false, unfolded: new Set([13]) });
    expect([...open.starts]).toEqual([1, 3, 5, 7, 8]);
    expect(paratextStretch(some, 5)).toEqual([3, 7]);
  });
  it('measures a stretch from any of its rows', () => {
    expect(paratextStretch(flags, 2)).toEqual([1, 4]);
    expect(paratextStretch(flags, 6)).toEqual([6, 7]);
  });
  it('finds rows to read from either end and from between', () => {
    const some = foldItems(Uint8Array.of(128, P, 0, P, 0, P, 128), new Float64Array(7), {
      showAll: false,
      unfolded: new Set(),
    });
    expect([outermostRow(some, 1), outermostRow(some, -1)]).toEqual([2, 4]);
    expect([readableRow(some, 0, 1), readableRow(some, some.count - 1, -1)]).toEqual([2, 4]);
    expect([readableRow(some, 2, 1), readableRow(some, 0, -1)]).toEqual([4, null]);
  });
});
