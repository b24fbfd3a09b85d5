/**
 * What the reader shows as lines of its list: beads one by one, and stretches of page furniture folded into one item each. Rows that
 * have no text in the shown columns belong to the item before them and are not drawn.
 */
import { BEAD_FLAGS } from '../../../contract/service-api.ts';
import { isAbsent } from '../bead-flags.ts';

export interface Items {
  readonly count: number;
  /** First bead of each item, and the bead count as the last entry. */
  readonly starts: Int32Array;
  /** How many lines of furniture the item folds; 0 where it is a row. */
  readonly folded: Int32Array;
  /** The number that an item's first row bears, from 1: rows are counted that have text in a shown column. */
  readonly numbers: Int32Array;
  /** Rows that have text in a shown column. */
  readonly total: number;
}

export interface Folding {
  readonly showAll: boolean;
  /** First beads of stretches that were unfolded one by one. */
  readonly unfolded: ReadonlySet<number>;
}

const isParatext = (flags: Uint8Array, row: number) => ((flags[row] ?? 0) & BEAD_FLAGS.paratext) !== 0;

/** O(beads). `firstIds[row]` names a stretch by the id of its first bead, which outlives row numbers. */
export function foldItems(flags: Uint8Array, beadIds: Float64Array, folding: Folding): Items {
  const starts = new Int32Array(flags.length + 1);
  const folded = new Int32Array(flags.length);
  const { numbers, total } = numberRows(flags);
  let count = 0;
  for (let row = 0; row < flags.length;) {
    let end = row + 1;
    if (isAbsent(flags, row)) {
      row = end;
      continue;
    }
    starts[count] = row;
    if (!folding.showAll && isParatext(flags, row)) {
      while (end < flags.length && (isParatext(flags, end) || isAbsent(flags, end))) end++;
      if (folding.unfolded.has(beadIds[row] ?? 0)) {
        for (let bead = row; bead < end; bead++) if (isParatext(flags, bead)) starts[count++] = bead;
        row = end;
        continue;
      }
      for (let bead = row; bead < end; bead++) if (isParatext(flags, bead)) folded[count] = (folded[count] ?? 0) + 1;
    }
    count++;
    row = end;
  }
  starts[count] = flags.length;
  const ownNumbers = starts.slice(0, count).map((row) => numbers[row] ?? 0);
  return { count, starts: starts.slice(0, count + 1), folded: folded.slice(0, count), numbers: ownNumbers, total };
}

/** Numbers the rows that are not absent, from 1; an absent row has the number of the one before it. */
function numberRows(flags: Uint8Array): { readonly numbers: Int32Array; readonly total: number } {
  const numbers = new Int32Array(flags.length);
  let total = 0;
  for (let row = 0; row < flags.length; row++) {
    if (!isAbsent(flags, row)) total++;
    numbers[row] = total;
  }
  return { numbers, total };
}

/** The number of a row as it is shown: that of the item that holds it. */
export function numberOf(items: Items, row: number): number {
  return items.numbers[itemOfRow(items, row)] ?? row + 1;
}

/** The item that holds a bead row. */
export function itemOfRow(items: Items, row: number): number {
  let low = 0;
  let high = items.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((items.starts[middle] ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** The row that bears a number, from 1; null where there is none. O(rows). */
export function rowNumbered(flags: Uint8Array, number: number): number | null {
  let left = number;
  for (let row = 0; row < flags.length; row++) {
    if (!isAbsent(flags, row) && --left === 0) return row;
  }
  return null;
}

/** Rows of a stretch of furniture around `row`: half-open. It begins with furniture; absent rows within and behind it belong to it. */
export function paratextStretch(flags: Uint8Array, row: number): readonly [start: number, end: number] {
  const belongs = (at: number): boolean => isParatext(flags, at) || isAbsent(flags, at);
  let start = row;
  let end = row + 1;
  while (start > 0 && belongs(start - 1)) start--;
  while (start < row && !isParatext(flags, start)) start++;
  while (end < flags.length && belongs(end)) end++;
  return [start, end];
}

/** The row of the first item, from `item` on forwards or backwards, that is no folded furniture; null where there is none. */
export function readableRow(items: Items, item: number, step: 1 | -1): number | null {
  for (let at = item; at >= 0 && at < items.count; at += step) {
    if (!items.folded[at]) return items.starts[at] ?? null;
  }
  return null;
}

/** The first row (step 1) or the last (-1) that can be read; null where all is furniture. */
export function outermostRow(items: Items, step: 1 | -1): number | null {
  return readableRow(items, step > 0 ? 0 : items.count - 1, step);
}
