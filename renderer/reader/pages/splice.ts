/**
 * Takes over what an edit changed (contract/edit.ts, RowSplice) without asking for the work anew: rows outside the splice are the same
 * objects as before, so that nothing is loaded, rendered or measured again for them.
 */
import type { RowSplice } from '../../../contract/edit.ts';
import type { BeadRow } from '../../../contract/model.ts';
import { BEAD_FLAGS } from '../../../contract/service-api.ts';
import type { ReaderOpening } from '../../../contract/service-api.ts';

type Arrays = Float64Array | Uint32Array | Uint8Array;

/** `array` with `removed` entries at `from` replaced by `inserted`. O(length). */
function replaced<T extends Arrays>(array: T, from: number, removed: number, inserted: T): T {
  const result = new (array.constructor as new (length: number) => T)(array.length - removed + inserted.length);
  result.set(array.subarray(0, from));
  result.set(inserted, from);
  result.set(array.subarray(from + removed), from + inserted.length);
  return result;
}

/** Whether a splice can be one of this opening: it lies within its rows and has as many columns. */
export function fits(opening: ReaderOpening, { from, removed, beadIds, lengths, flags }: RowSplice): boolean {
  const within = from >= 0 && removed >= 0 && from + removed <= opening.beadIds.length;
  return within && lengths.length === beadIds.length * opening.work.versions.length && flags.length === beadIds.length;
}

/** The opening as the service would answer it after the edit, but for the place and the first page. O(rows). */
export function spliceOpening(opening: ReaderOpening, splice: RowSplice): ReaderOpening {
  const { from, removed } = splice;
  const stride = opening.work.versions.length;
  const flags = replaced(opening.flags, from, removed, splice.flags);
  const doubtfulCount = flags.reduce((sum, bits) => sum + (bits & BEAD_FLAGS.doubtful ? 1 : 0), 0);
  const beadIds = replaced(opening.beadIds, from, removed, splice.beadIds);
  return {
    ...opening,
    work: { ...opening.work, beadCount: beadIds.length, doubtfulCount },
    beadIds,
    lengths: replaced(opening.lengths, from * stride, removed * stride, splice.lengths),
    flags,
  };
}

/**
 * How rows after a splice change because paragraphs were divided or joined in it: the numbers of the segments that follow in the same
 * version. Where a removed row is not here, or not all new ones are, nothing is known of that, and rows stay as they are.
 */
export function renumbering(
  removed: readonly (BeadRow | undefined)[],
  { beadIds, rows }: RowSplice,
): (row: BeadRow) => BeadRow {
  const before = removed.filter((row) => row !== undefined);
  if (before.length < removed.length || rows.length < beadIds.length) return (row) => row;
  const counts = (list: readonly BeadRow[]) => {
    const columns = list[0]?.cells.length ?? 0;
    return Array.from({ length: columns }, (_, at) => list.reduce((sum, row) => sum + (row.cells[at]?.length ?? 0), 0));
  };
  const [old, now] = [counts(before), counts(rows)];
  const more = old.map((count, column) => (now[column] ?? 0) - count);
  if (more.every((count) => count === 0)) return (row) => row;
  return (row) => ({
    ...row,
    cells: row.cells.map((cell, column) =>
      more[column] ? cell.map((segment) => ({ ...segment, number: segment.number + (more[column] ?? 0) })) : cell,
    ),
  });
}
