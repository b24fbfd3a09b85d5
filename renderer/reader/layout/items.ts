/**
 * What the reader shows as lines of its list: beads one by one, and stretches of page furniture folded into one item each.
 */
import { BEAD_FLAGS } from '../../../contract/service-api.ts';

export interface Items {
  readonly count: number;
  /** First bead of each item, and the bead count as the last entry. */
  readonly starts: Int32Array;
  /** 1 where the item is a folded stretch. */
  readonly folded: Uint8Array;
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
  const folded = new Uint8Array(flags.length);
  let count = 0;
  for (let row = 0; row < flags.length;) {
    let end = row + 1;
    starts[count] = row;
    if (!folding.showAll && isParatext(flags, row)) {
      while (end < flags.length && isParatext(flags, end)) end++;
      if (folding.unfolded.has(beadIds[row] ?? 0)) {
        for (let bead = row; bead < end; bead++) starts[count++] = bead;
        row = end;
        continue;
      }
      folded[count] = 1;
    }
    count++;
    row = end;
  }
  starts[count] = flags.length;
  return { count, starts: starts.slice(0, count + 1), folded: folded.slice(0, count) };
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

/** Rows of a stretch of furniture around `row`: half-open. */
export function paratextStretch(flags: Uint8Array, row: number): readonly [start: number, end: number] {
  let start = row;
  let end = row + 1;
  while (start > 0 && isParatext(flags, start - 1)) start--;
  while (end < flags.length && isParatext(flags, end)) end++;
  return [start, end];
}
